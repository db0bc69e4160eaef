import { context, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../errors';
import { withDbSpan } from '../db-span';
import {
  currentTraceContext,
  injectTraceHeaders,
  runWithRemoteParent,
  suppressTracing,
  withSpan,
} from '../span';
import { currentOperation } from '../state';
import { recordSpans } from './recording';

// One for the file: a tracer that was made before keeps to the provider that it met first.
const recorded = recordSpans();
afterEach(() => void recorded.take());
afterAll(() => recorded.stop());

const PARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

/** What Next does around a request. */
async function asNextRequest(
  path: string,
  work: () => Promise<void>,
  end: Record<string, string | number | boolean> = {},
) {
  const next: Tracer = trace.getTracer('next.js');
  const attributes = {
    'next.span_category': 'nextjs',
    'next.span_type': 'BaseServer.handleRequest',
    'http.method': 'GET',
    'http.target': path,
  };
  await next.startActiveSpan('GET', { kind: SpanKind.SERVER, attributes }, async (span) => {
    await next.startActiveSpan(
      'load',
      { attributes: { 'next.span_type': 'RouteModule.prepare' } },
      async (inner) => {
        await work();
        inner.end();
      },
    );
    span.setAttributes({ 'http.status_code': 200, 'next.rsc': false, ...end });
    span.end();
  });
}

describe('withSpan', () => {
  it('nests spans and gives back the result', async () => {
    const result = await withSpan('outer', { attributes: { 'octo.kind': 'a' } }, () =>
      withSpan('inner', { kind: 'client' }, () => 42),
    );
    const [inner, outer] = recorded.take();
    expect(result).toBe(42);
    expect(inner?.parentSpanContext?.spanId).toBe(outer?.spanContext().spanId);
    expect(inner?.kind).toBe(SpanKind.CLIENT);
    expect(outer?.attributes['octo.kind']).toBe('a');
  });

  it('marks an unforeseen error with its stack and passes it on', async () => {
    await expect(withSpan('x', {}, () => Promise.reject(new TypeError('broken')))).rejects.toThrow('broken');
    const [span] = recorded.take();
    expect(span?.status).toEqual({ code: SpanStatusCode.ERROR, message: 'broken' });
    expect(span?.attributes['error.type']).toBe('TypeError');
    expect(span?.events.map((event) => event.name)).toEqual(['exception']);
  });

  it('marks a refusal by its code, without a stack', async () => {
    await expect(withSpan('x', {}, () => Promise.reject(new AppError('out_of_stock')))).rejects.toThrow();
    const [span] = recorded.take();
    expect(span?.attributes['error.type']).toBe('out_of_stock');
    expect(span?.events).toEqual([]);
  });

  it('takes a redirect for what it is', async () => {
    const redirect = Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;push;/;303;' });
    await expect(withSpan('x', {}, () => Promise.reject(redirect))).rejects.toBe(redirect);
    expect(recorded.take()[0]?.status.code).toBe(SpanStatusCode.UNSET);
  });

  it('starts a trace of its own on demand and links to causes', async () => {
    await withSpan('outer', {}, () =>
      withSpan('job', { isRoot: true, linkedTo: [PARENT, 'nonsense'] }, () => undefined),
    );
    const [job, outer] = recorded.take();
    expect(job?.spanContext().traceId).not.toBe(outer?.spanContext().traceId);
    expect(job?.links.map((link) => link.context.spanId)).toEqual(['b7ad6b7169203331']);
  });
});

describe('the way between processes', () => {
  it('continues a remote parent and hands its own on', async () => {
    const headers = await runWithRemoteParent(PARENT, () =>
      withSpan('work', {}, () => injectTraceHeaders<Record<string, string>>({})),
    );
    const [span] = recorded.take();
    expect(span?.parentSpanContext?.spanId).toBe('b7ad6b7169203331');
    expect(headers.traceparent).toBe(`00-0af7651916cd43dd8448eb211c80319c-${span?.spanContext().spanId}-01`);
  });

  it('follows a caller that does not record', async () => {
    await runWithRemoteParent(PARENT.replace(/01$/, '00'), () => withSpan('work', {}, () => undefined));
    expect(recorded.take()).toEqual([]);
  });

  it('begins anew when the parent is not readable', async () => {
    await withSpan('outer', {}, () =>
      runWithRemoteParent('nonsense', () => withSpan('work', {}, () => undefined)),
    );
    const [work, outer] = recorded.take();
    expect(work?.parentSpanContext).toBeUndefined();
    expect(work?.spanContext().traceId).not.toBe(outer?.spanContext().traceId);
  });

  it('knows the current ids inside of a span only', async () => {
    expect(currentTraceContext()).toBeNull();
    const inside = await withSpan('x', {}, () => currentTraceContext());
    expect(inside?.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });

  it('makes no spans where tracing is suppressed', async () => {
    await suppressTracing(() => withSpan('x', {}, () => undefined));
    expect(recorded.take()).toEqual([]);
  });
});

describe('requests of Next', () => {
  it('are told in the stable conventions, without the noise', async () => {
    await asNextRequest(
      '/products/heron?token=abc&q=x',
      () => withSpan('catalogue.get', {}, () => undefined),
      {
        'http.route': '/products/[slug]',
        'next.route': '/products/[slug]',
      },
    );
    const [work, request] = recorded.take();
    expect(work?.parentSpanContext?.spanId).toBe(request?.spanContext().spanId);
    expect(request?.attributes).toEqual({
      'next.span_type': 'BaseServer.handleRequest',
      'http.request.method': 'GET',
      'http.response.status_code': 200,
      'http.route': '/products/[slug]',
      'url.path': '/products/heron',
      'url.query': 'token=***&q=x',
      'workflow.id': 'browse-catalog',
      'workflow.step': 'product',
    });
    expect(work?.attributes).toMatchObject({ 'workflow.id': 'browse-catalog' });
  });

  it('hide the token of an order link', async () => {
    await asNextRequest('/orders/s3cr3t', async () => undefined, { 'http.route': '/orders/[token]' });
    expect(recorded.take()[0]?.attributes['url.path']).toBe('/orders/***');
  });

  it.each([
    '/health',
    '/ready',
    '/_next/static/x.js',
    '/api/telemetry/v1/traces',
    '/api/rum/traces',
    '/icon.svg',
    '/images/products/A',
  ])('are not recorded for %s', async (path) => {
    await asNextRequest(path, () => withSpan('inside', {}, () => undefined));
    expect(recorded.take()).toEqual([]);
  });
});

describe('the operation that the database is told', () => {
  it('is the template of the page that Next renders, in services below it too', async () => {
    const next: Tracer = trace.getTracer('next.js');
    const attributes = { 'next.span_type': 'AppRender.getBodyResult' };
    const told: (string | undefined)[] = [];
    await asNextRequest('/products/x', async () => {
      told.push(currentOperation());
      const render = next.startSpan('render route (app) /products/[slug]', { attributes });
      await context.with(trace.setSpan(context.active(), render), async () => {
        told.push(currentOperation());
        await withSpan('a.service', {}, () => told.push(currentOperation()));
      });
      render.end();
    });
    told.push(currentOperation());
    const page = 'GET /products/[slug]';
    expect(told).toEqual(['GET /products/*', page, page, undefined]);
  });
});

describe('withDbSpan', () => {
  it('describes a statement without its values', async () => {
    await withSpan('outer', {}, () =>
      withDbSpan(
        {
          system: 'postgresql',
          statement: 'SELECT * FROM "orders" WHERE id = $1',
          serverAddress: 'db',
          serverPort: 5432,
          namespace: 'octo',
        },
        async () => [1, 2],
        (rows) => ({ rows: rows.length, roundTrips: 1 }),
      ),
    );
    const [statement] = recorded.take();
    expect(statement?.name).toBe('SELECT orders');
    expect(statement?.kind).toBe(SpanKind.CLIENT);
    expect(statement?.attributes).toMatchObject({
      'db.system.name': 'postgresql',
      'db.operation.name': 'SELECT',
      'db.collection.name': 'orders',
      'db.query.summary': 'SELECT orders',
      'db.query.text': 'SELECT * FROM "orders" WHERE id = $1',
      'db.response.returned_rows': 2,
      'octo.db.round_trips': 1,
      'db.namespace': 'octo',
      'server.address': 'db',
      'server.port': 5432,
      DbOracleSqlId: expect.stringMatching(/^[0-9a-z]{13}$/),
    });
  });

  it('tells the code of a failure and takes the SQL_ID that it is given', async () => {
    const refused = Object.assign(new Error('refused'), {
      name: 'DriverAdapterError',
      cause: { kind: 'UniqueConstraintViolation', originalCode: 'ORA-00001' },
    });
    const input = { system: 'oracle.db', statement: 'SELECT 1', sqlId: '9g6pyx7qz035v' } as const;
    await withSpan('outer', {}, () =>
      withDbSpan(input, () => Promise.reject(refused)).catch(() => undefined),
    );
    const [statement] = recorded.take();
    expect(statement?.attributes).toMatchObject({
      'db.response.status_code': 'ORA-00001',
      'error.type': 'DriverAdapterError',
      DbOracleSqlId: '9g6pyx7qz035v',
    });
  });

  it('makes no trace of its own', async () => {
    await withDbSpan({ system: 'postgresql', statement: 'SELECT 1' }, async () => undefined);
    expect(recorded.take()).toEqual([]);
  });
});
