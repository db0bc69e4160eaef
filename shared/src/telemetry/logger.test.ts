import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createRootLogger } from './logger';
import { runWithRequestFields } from './state';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const SPAN = 'b7ad6b7169203331';

beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
});
afterAll(() => context.disable());

function lineOf(write: (log: ReturnType<typeof createRootLogger>) => void): Record<string, unknown> {
  vi.stubEnv('LOG_LEVEL', 'info');
  const lines: string[] = [];
  write(createRootLogger({ write: (line: string) => void lines.push(line) }));
  return lines.length === 0 ? {} : JSON.parse(lines[0] ?? '{}');
}

describe('a log line', () => {
  it('says when, how loud, who and what', () => {
    expect(
      lineOf((log) => log.child({ logger: 'orders' }).info({ orderId: 7 }, 'Order persisted in backend')),
    ).toEqual({
      level: 'info',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      logger: 'orders',
      'service.name': expect.any(String),
      'service.version': expect.any(String),
      orderId: 7,
      message: 'Order persisted in backend',
    });
  });

  it('carries the trace, under the names of both worlds, and the request', () => {
    const inTrace = trace.setSpanContext(context.active(), { traceId: TRACE, spanId: SPAN, traceFlags: 1 });
    const line = lineOf((log) =>
      context.with(inTrace, () =>
        runWithRequestFields({ requestId: 'r-1' }, () => log.warn('Slow request detected')),
      ),
    );
    expect(line).toMatchObject({
      trace_id: TRACE,
      span_id: SPAN,
      traceparent: `00-${TRACE}-${SPAN}-01`,
      oracleApmTraceId: TRACE,
      oracleApmSpanId: SPAN,
      request_id: 'r-1',
    });
  });

  it('shows no personal data', () => {
    expect(lineOf((log) => log.info({ customer: { email: 'ada@octo.example' } }, 'x'))).toMatchObject({
      customer: { email: 'a***@octo.example' },
    });
  });

  it('keeps the stack of an error', () => {
    const line = lineOf((log) => log.error({ err: new TypeError('broken') }, 'x'));
    expect(line.err).toMatchObject({
      type: 'TypeError',
      message: 'broken',
      stack: expect.stringContaining('TypeError'),
    });
  });

  it('is not written below the level that is set', () => {
    expect(lineOf((log) => log.debug('x'))).toEqual({});
  });
});
