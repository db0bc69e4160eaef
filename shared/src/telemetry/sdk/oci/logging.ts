import 'server-only';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { diag } from '@opentelemetry/api';
import type { LoggingClient } from 'oci-loggingingestion';
import { BatchQueue } from '../../logs/batch-queue';
import type { LogLine } from '../../logs/log-line';
import { countMetric } from '../../metrics/record';
import type { OciBackends, TelemetryOptions } from '../../register';
import { ociAccess } from './client';

const COMPONENT = { 'otel.component.name': 'oci-logging', 'otel.component.type': 'oci_sdk' } as const;

/** Takes lines for a custom log of OCI Logging. */
export interface LoggingSink {
  readonly add: (line: LogLine) => void;
  readonly stop: () => Promise<void>;
}

/**
 * Sends lines by PutLogs (https://docs.oracle.com/iaas/api/#/en/logging-dataplane/20200831/LogEntry/PutLogs), as they
 * stand on standard output. The queue is bounded and what it loses is counted.
 */
export function loggingSink(oci: OciBackends, { serviceName }: TelemetryOptions): LoggingSink {
  let client: Promise<LoggingClient> | null = null;
  const open = () => {
    client ??= openClient(oci).catch((error: unknown) => {
      // Asked again with the next batch: a principal may come later than the process.
      client = null;
      throw error;
    });
    return client;
  };
  const queue = new BatchQueue<LogLine>({
    maxItems: 4_096,
    batchSize: 256,
    delayMs: 2_000,
    send: async (batch) => {
      await (await open()).putLogs(requestOf(oci, serviceName, batch));
      countMetric('otel.sdk.exporter.log.exported', COMPONENT, batch.length);
    },
    onLost: (count, reason) => {
      const labels = { ...COMPONENT, 'error.type': reason };
      if (reason === 'queue_full') {
        countMetric('otel.sdk.processor.log.processed', labels, count);
        return;
      }
      countMetric('otel.sdk.exporter.log.exported', labels, count);
      diag.warn(`OCI Logging did not take ${count} lines: ${reason}`);
    },
  });
  return { add: (line) => queue.add(line), stop: () => queue.flush() };
}

async function openClient(oci: OciBackends): Promise<LoggingClient> {
  const [{ LoggingClient: Client }, { params, configuration, region }] = await Promise.all([
    import('oci-loggingingestion'),
    ociAccess(oci),
  ]);
  const client = new Client(params, configuration);
  if (oci.logging?.endpoint) client.endpoint = oci.logging.endpoint;
  else if (region) client.regionId = region;
  return client;
}

function requestOf(oci: OciBackends, serviceName: string, batch: readonly LogLine[]) {
  return {
    logId: oci.logging?.logId ?? '',
    putLogsDetails: {
      specversion: '1.0',
      logEntryBatches: [
        {
          source: hostname(),
          type: serviceName,
          defaultlogentrytime: new Date(),
          entries: batch.map(({ text, atMs }) => ({
            id: randomUUID(),
            data: text.trimEnd(),
            time: new Date(atMs),
          })),
        },
      ],
    },
  };
}
