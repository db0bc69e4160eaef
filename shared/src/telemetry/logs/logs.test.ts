import { context, propagation, trace } from '@opentelemetry/api';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { childOf, createRootLogger, currentLogLevel, getLogger, setLogLevel } from '../logger';
import { registerTelemetry, shutdownTelemetry } from '../register';
import { withSpan } from '../span';
import { telemetryState } from '../state';
import { attributesOf, readOtlp } from '../testing/otlp-messages';
import { openOtlpSink } from '../testing/otlp-sink';
import { BatchQueue } from './batch-queue';
import { readLogLine } from './log-line';
import { RepeatLimit } from './repeats';

interface Body {
  readonly resourceLogs: readonly {
    readonly scopeLogs: readonly {
      readonly logRecords: readonly {
        readonly severityNumber: number;
        readonly severityText: string;
        readonly body: { readonly stringValue: string };
        readonly attributes: Parameters<typeof attributesOf>[0];
        readonly traceId?: string;
        readonly spanId?: string;
      }[];
    }[];
  }[];
}

afterEach(async () => {
  await shutdownTelemetry();
  trace.disable();
  context.disable();
  propagation.disable();
  telemetryState().rootLogger = null;
  telemetryState().loggers.clear();
});

/** A logger into memory that the process takes for its own. */
function logInto(lines: string[], repeats?: RepeatLimit) {
  vi.stubEnv('LOG_LEVEL', 'info');
  const root = createRootLogger({ write: (line: string) => void lines.push(line) }, repeats);
  telemetryState().rootLogger = root;
  return childOf(root, 'orders');
}

describe('a log line', () => {
  it('goes to every backend as a record of its trace, masked as on standard output', async () => {
    const sink = await openOtlpSink();
    const lines: string[] = [];
    const log = logInto(lines);
    await registerTelemetry({
      serviceName: 'octo-drone-shop',
      serviceVersion: '1',
      environment: 'test',
      sampleRatio: 1,
      metricIntervalMs: 60_000,
      oci: null,
      backends: [
        {
          name: 'observatory',
          protocol: 'http/protobuf',
          urls: { logs: `${sink.url}/v1/logs`, traces: `${sink.url}/v1/traces` },
          headers: {},
          temporality: 'delta',
        },
      ],
    });
    let ids = { traceId: '', spanId: '' };
    await withSpan(
      'work',
      { attributes: { 'workflow.id': 'checkout', 'workflow.step': 'submit' } },
      (span) => {
        ids = span.spanContext();
        log.warn({ email: 'ada@octo.example', orderId: 7, err: new TypeError('broken') }, 'Order refused');
      },
    );
    getLogger('telemetry').warn('Telemetry could not be delivered');
    await shutdownTelemetry();
    sink.close();
    const sent = sink.received.filter(({ path }) => path === '/v1/logs');
    const records = sent
      .flatMap(({ body }) => (readOtlp('logs', body) as unknown as Body).resourceLogs)
      .flatMap(({ scopeLogs }) => scopeLogs)
      .flatMap(({ logRecords }) => logRecords);
    expect(records).toHaveLength(1);
    const [record] = records;
    expect(record).toMatchObject({
      severityNumber: 13,
      severityText: 'WARN',
      body: { stringValue: 'Order refused' },
      traceId: ids.traceId,
      spanId: ids.spanId,
    });
    expect(attributesOf(record?.attributes)).toMatchObject({
      logger: 'orders',
      email: 'a***@octo.example',
      orderId: 7,
      'workflow.id': 'checkout',
      'workflow.step': 'submit',
      'exception.type': 'TypeError',
      'exception.message': 'broken',
    });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ workflow_id: 'checkout', logger: 'orders' });
    expect(lines).toHaveLength(2);
  });

  it('of another writer is no line of ours', () => expect(readLogLine('npm notice')).toBeNull());
});

describe('the level', () => {
  it('changes for loggers that exist already, and back', () => {
    const lines: string[] = [];
    logInto(lines);
    const log = getLogger('orders');
    log.debug('quiet');
    setLogLevel('debug');
    expect(currentLogLevel()).toBe('debug');
    log.debug('heard');
    getLogger('new').debug('heard too');
    setLogLevel('warn');
    log.info('quiet again');
    expect(lines.map((line) => JSON.parse(line).message)).toEqual(['heard', 'heard too']);
  });
});

describe('repeated lines', () => {
  it('are written so many times, then counted and told once', () => {
    const lines: string[] = [];
    const repeats = new RepeatLimit(3, 60_000);
    const log = logInto(lines, repeats);
    for (let count = 0; count < 10; count += 1) log.warn({ count }, 'Event delivery failed');
    log.warn('Another message');
    log.error('Event delivery failed');
    expect(lines).toHaveLength(5);
    repeats.endWindow();
    expect(lines).toHaveLength(6);
    expect(JSON.parse(lines[5] ?? '')).toMatchObject({
      level: 'warn',
      logger: 'orders',
      message: 'Log line repeated',
      repeated: 'Event delivery failed',
      suppressedCount: 7,
    });
    log.warn('Event delivery failed');
    expect(lines).toHaveLength(7);
    repeats.endWindow();
    expect(lines).toHaveLength(7);
  });
});

describe('a queue of batches', () => {
  it('holds a bounded number while its receiver does not answer, and counts the rest', async () => {
    const lost: [number, string][] = [];
    let release: () => void = () => undefined;
    const sent: number[] = [];
    const queue = new BatchQueue<number>({
      maxItems: 10,
      batchSize: 5,
      delayMs: 60_000,
      send: (batch) => {
        sent.push(batch.length);
        return new Promise((resolve) => {
          release = resolve;
        });
      },
      onLost: (count, reason) => lost.push([count, reason]),
    });
    for (let item = 0; item < 20; item += 1) queue.add(item);
    expect(sent).toEqual([5]);
    expect(lost).toHaveLength(5);
    expect(lost[0]).toEqual([1, 'queue_full']);
    const flushed = queue.flush();
    for (let batch = 0; batch < 3; batch += 1) {
      release();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await flushed;
    expect(sent).toEqual([5, 5, 5]);
  });

  it('loses a batch that is refused, and goes on', async () => {
    const lost: [number, string][] = [];
    const queue = new BatchQueue<number>({
      maxItems: 10,
      batchSize: 5,
      delayMs: 60_000,
      send: async ([first]) => {
        if (first === 0) throw new TypeError('refused');
      },
      onLost: (count, reason) => lost.push([count, reason]),
    });
    for (let item = 0; item < 10; item += 1) queue.add(item);
    await queue.flush();
    expect(lost).toEqual([[5, 'TypeError']]);
  });
});
