import 'server-only';
import { hostname } from 'node:os';
import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import {
  AggregationTemporality,
  DataPointType,
  PeriodicExportingMetricReader,
  type ResourceMetrics,
} from '@opentelemetry/sdk-metrics';
import type { MonitoringClient, models } from 'oci-monitoring';
import { countMetric } from '../../metrics/record';
import type { OciBackends, TelemetryOptions } from '../../register';
import { ociAccess } from './client';

/** The metrics that alarms of OCI look at; everything else stays with OTLP. */
const SENT = /^app\./;
const COMPONENT = { 'otel.component.name': 'oci-monitoring', 'otel.component.type': 'oci_sdk' } as const;

/**
 * Posts the custom metrics by PostMetricData
 * (https://docs.oracle.com/iaas/api/#/en/monitoring/20180401/MetricData/PostMetricData).
 */
export function monitoringReader(
  oci: OciBackends,
  options: TelemetryOptions,
): PeriodicExportingMetricReader | null {
  const { monitoring } = oci;
  if (!monitoring) return null;
  let client: Promise<MonitoringClient> | null = null;
  const open = () => {
    client ??= openClient(oci).catch((error: unknown) => {
      client = null;
      throw error;
    });
    return client;
  };
  const post = async (metricData: models.MetricDataDetails[]) => {
    if (metricData.length === 0) return;
    await (await open()).postMetricData({ postMetricDataDetails: { metricData } });
  };
  const exporter = {
    export: (items: ResourceMetrics, done: (result: ExportResult) => void) => {
      const data = dataOf(items, monitoring, options);
      post(data).then(
        () => {
          countMetric('otel.sdk.exporter.metric_data_point.exported', COMPONENT, data.length);
          done({ code: ExportResultCode.SUCCESS });
        },
        (thrown: unknown) => {
          const error = thrown instanceof Error ? thrown : new Error(String(thrown));
          const labels = { ...COMPONENT, 'error.type': error.name };
          countMetric('otel.sdk.exporter.metric_data_point.exported', labels, data.length);
          done({ code: ExportResultCode.FAILED, error });
        },
      );
    },
    forceFlush: async () => undefined,
    shutdown: async () => undefined,
    selectAggregationTemporality: () => AggregationTemporality.CUMULATIVE,
  };
  return new PeriodicExportingMetricReader({
    exporter,
    exportIntervalMillis: monitoring.intervalMs,
    exportTimeoutMillis: Math.min(15_000, monitoring.intervalMs),
  });
}

async function openClient(oci: OciBackends): Promise<MonitoringClient> {
  const [{ MonitoringClient: Client }, { params, configuration, region }] = await Promise.all([
    import('oci-monitoring'),
    ociAccess(oci),
  ]);
  const client = new Client(params, configuration);
  // Data points are posted to another host than everything else of the service.
  if (oci.monitoring?.endpoint) client.endpoint = oci.monitoring.endpoint;
  else {
    if (region) client.regionId = region;
    client.endpoint = new URL(client.endpoint.replace('://telemetry.', '://telemetry-ingestion.')).origin;
  }
  return client;
}

function dataOf(
  { scopeMetrics }: ResourceMetrics,
  { namespace, compartmentId, runtime }: NonNullable<OciBackends['monitoring']>,
  { serviceName, environment }: TelemetryOptions,
): models.MetricDataDetails[] {
  const dimensions = { serviceName, environment, runtime, instanceId: hostname() };
  const timestamp = new Date();
  return scopeMetrics
    .flatMap(({ metrics }) => metrics)
    .flatMap((metric) =>
      metric.dataPointType === DataPointType.GAUGE && SENT.test(metric.descriptor.name)
        ? metric.dataPoints.map(({ value }) => ({
            namespace,
            compartmentId,
            name: metric.descriptor.name,
            dimensions,
            metadata: { unit: metric.descriptor.unit },
            datapoints: [{ timestamp, value }],
          }))
        : [],
    );
}
