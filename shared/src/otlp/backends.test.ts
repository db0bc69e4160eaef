import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readEnv, telemetryProblems, telemetrySettings } from '../config';
import { ociBackends, otlpBackends } from './backends';

const schema = z.object({
  ...telemetrySettings,
  CRM_BASE_URL: z.string(),
  INTERNAL_SERVICE_KEY: z.string(),
});
const read = (given: Record<string, string> = {}) =>
  readEnv(schema, { CRM_BASE_URL: 'http://crm:3001', INTERNAL_SERVICE_KEY: 'the-service-key', ...given }, [
    telemetryProblems,
  ]);
const backends = (given: Record<string, string> = {}) => otlpBackends(read(given));

describe('backends', () => {
  it('are the console alone unless others are named', () => {
    expect(backends()).toEqual([
      {
        name: 'observatory',
        protocol: 'http/protobuf',
        temporality: 'delta',
        headers: { 'x-internal-service-key': 'the-service-key' },
        urls: {
          traces: 'http://crm:3001/api/telemetry/v1/traces',
          metrics: 'http://crm:3001/api/telemetry/v1/metrics',
          logs: 'http://crm:3001/api/telemetry/v1/logs',
        },
      },
    ]);
    expect(ociBackends(read())).toBeNull();
  });

  it('are none when telemetry is off', () => {
    expect(backends({ OTEL_SDK_DISABLED: 'true', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318' })).toEqual([]);
    expect(backends({ OBSERVATORY_OTLP_ENDPOINT: 'off' })).toEqual([]);
  });

  it('hold a collector beside the console, which never learns the service key', () => {
    const [, collector] = backends({
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/',
      OTEL_EXPORTER_OTLP_LOGS_ENDPOINT: 'http://logs:9000/otlp',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=octo,authorization=Basic%20abc',
    });
    expect(collector).toEqual({
      name: 'collector',
      protocol: 'http/protobuf',
      temporality: 'cumulative',
      headers: { 'x-tenant': 'octo', authorization: 'Basic abc' },
      urls: {
        traces: 'http://collector:4318/v1/traces',
        metrics: 'http://collector:4318/v1/metrics',
        logs: 'http://logs:9000/otlp',
      },
    });
  });

  it('speak gRPC to the server itself', () => {
    const given = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4317', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' };
    expect(backends(given)[1]).toMatchObject({
      protocol: 'grpc',
      urls: { traces: 'http://c:4317', metrics: 'http://c:4317', logs: 'http://c:4317' },
    });
  });

  it('hold OCI APM for what it takes', () => {
    const given = { OCI_APM_ENDPOINT: 'https://apm.example', OCI_APM_PRIVATE_DATAKEY: 'KEY' };
    expect(backends(given)[1]).toMatchObject({
      name: 'oci-apm',
      headers: { authorization: 'dataKey KEY' },
      urls: {
        traces: 'https://apm.example/20200101/opentelemetry/private/v1/traces',
        metrics: 'https://apm.example/20200101/opentelemetry/v1/metrics',
      },
    });
    expect(backends(given)[1]?.urls).not.toHaveProperty('logs');
  });

  it('of OCI are each there when configured', () => {
    expect(ociBackends(read({ OCI_LOG_ID: 'ocid1.log.oc1..a' }))).toMatchObject({
      authMode: 'auto',
      logging: { logId: 'ocid1.log.oc1..a' },
      monitoring: null,
    });
    const given = { OCI_MONITORING_ENABLED: 'true', OCI_COMPARTMENT_ID: 'ocid1.compartment.oc1..a' };
    expect(ociBackends(read(given))).toMatchObject({
      logging: null,
      monitoring: { namespace: 'octo_drone_shop', intervalMs: 60_000 },
    });
  });
});

describe('half a configuration', () => {
  it.each([
    [{ OCI_APM_ENDPOINT: 'https://apm.example' }, 'OCI_APM_PRIVATE_DATAKEY'],
    [{ OCI_APM_PRIVATE_DATAKEY: 'KEY' }, 'OCI_APM_ENDPOINT'],
    [{ OCI_MONITORING_ENABLED: 'true' }, 'OCI_COMPARTMENT_ID'],
    [{ OCI_LOGGING_ENDPOINT: 'https://logs.example' }, 'OCI_LOG_ID'],
    [{ OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, 'OTEL_EXPORTER_OTLP_ENDPOINT'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:1', OTEL_EXPORTER_OTLP_HEADERS: 'nonsense' }, 'HEADERS'],
    [{ OCI_LOG_ID: 'my-log' }, 'OCI_LOG_ID'],
  ])('%j does not start', (given, named) => {
    expect(() => read(given)).toThrow(named);
  });

  it('is told all at once', () => {
    const read2 = () => read({ OCI_APM_ENDPOINT: 'https://apm.example', OCI_MONITORING_ENABLED: 'true' });
    expect(read2).toThrow('OCI_APM_PRIVATE_DATAKEY');
    expect(read2).toThrow('OCI_COMPARTMENT_ID');
  });
});
