import { JsonLogsSerializer, ProtobufLogsSerializer } from '@opentelemetry/otlp-transformer';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  InMemoryLogRecordExporter,
  LoggerProvider,
  type ReadableLogRecord,
  SimpleLogRecordProcessor,
} from '@opentelemetry/sdk-logs';
import { describe, expect, it } from 'vitest';
import { decodeLogsRequest, type LogRecord, tolerantLogsRequestSchema } from './log-record';
import { createLogsReceiver } from './otlp-receiver';

const KEY = 'a-service-key-of-the-tests';

async function lines(): Promise<ReadableLogRecord[]> {
  const exporter = new InMemoryLogRecordExporter();
  const provider = new LoggerProvider({
    resource: resourceFromAttributes({ 'service.name': 'shop' }),
    processors: [new SimpleLogRecordProcessor({ exporter })],
  });
  provider.getLogger('test').emit({
    timestamp: 1_760_000_000_123,
    severityNumber: 17,
    body: 'Order persisted in backend',
    attributes: { 'order.number': 'OCTO-1', nested: { a: 1 } },
  });
  await provider.forceFlush();
  return exporter.getFinishedLogRecords().slice();
}

describe('the receiver of logs', () => {
  it.each([
    ['application/x-protobuf', ProtobufLogsSerializer],
    ['application/json', JsonLogsSerializer],
  ])('takes what the official SDK sends as %s', async (type, serializer) => {
    const stored: LogRecord[] = [];
    const receive = createLogsReceiver({
      acceptedKeys: () => [KEY],
      store: async (records) => void stored.push(...records),
    });
    const response = await receive(
      new Request('http://console/api/telemetry/v1/logs', {
        method: 'POST',
        headers: { 'content-type': type, 'x-internal-service-key': KEY },
        body: (serializer.serializeRequest(await lines()) ?? '') as BodyInit,
      }),
    );
    expect(response.status).toBe(200);
    expect(stored).toEqual([
      expect.objectContaining({
        serviceName: 'shop',
        atUs: 1_760_000_000_123_000,
        severity: 17,
        message: 'Order persisted in backend',
        traceId: null,
        attributes: { 'order.number': 'OCTO-1', nested: { a: 1 } },
      }),
    ]);
  });
});

describe('log records', () => {
  const decode = (record: unknown) =>
    decodeLogsRequest(
      tolerantLogsRequestSchema.parse({ resourceLogs: [{ scopeLogs: [{ logRecords: [record] }] }] }),
      1_760_000_000_000,
    );

  it('without a time happened when they came, and without a severity are informative', () => {
    expect(decode({ timeUnixNano: '0' }).items).toEqual([
      expect.objectContaining({ atUs: 1_760_000_000_000_000, severity: 9, message: 'null' }),
    ]);
  });

  it('keep a body that is no text as JSON', () => {
    const body = { kvlistValue: { values: [{ key: 'a', value: { intValue: '1' } }] } };
    expect(decode({ body }).items[0]?.message).toBe('{"a":1}');
  });

  it.each([{ traceId: 'zz' }, { severityNumber: 99 }, 'text', null])('%o is rejected and told', (record) => {
    expect(decode(record)).toMatchObject({ items: [], rejectedCount: 1, firstProblem: expect.any(String) });
  });
});
