import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { aSpan } from '../span-builder';
import { buildTraceView } from '../trace-view';
import type { TraceView } from '../traces.schema';
import { OrderTraces } from './order-traces';
import { formatDuration, serviceLabel } from './trace-text';
import { TraceWaterfall } from './trace-waterfall.client';

const view = (traceId = 'a'.repeat(32)): TraceView => {
  const built = buildTraceView(
    [
      aSpan('1', {
        traceId,
        toMs: 100,
        kind: 3,
        serviceName: 'octo-drone-shop-browser',
        name: 'POST /api/shop/checkout',
      }),
      aSpan('2', { traceId, parent: '1', fromMs: 5, toMs: 95, kind: 2, name: 'POST /api/shop/checkout' }),
      aSpan('3', {
        traceId,
        parent: '2',
        fromMs: 10,
        toMs: 20,
        kind: 3,
        name: 'INSERT orders',
        statusCode: 2,
        statusMessage: 'duplicate key',
        attributes: {
          'db.system.name': 'oracle.db',
          'db.query.text': 'INSERT INTO orders VALUES ($1)',
          'db.response.status_code': 'ORA-00001',
          'octo.db.round_trips': 1,
          DbOracleSqlId: '9g6pyx7qz035v',
        },
      }),
      aSpan('4', {
        traceId,
        parent: '9',
        fromMs: 30,
        toMs: 40,
        serviceName: 'enterprise-crm-portal',
        name: 'orders.sync',
      }),
    ],
    { isTruncated: false },
  );
  if (!built) throw new Error('no view');
  return built;
};

describe('the waterfall', () => {
  it('lists every span with its service, level and length for screen readers', () => {
    const html = renderToStaticMarkup(<TraceWaterfall trace={view()} label="Purchase: spans" />);
    expect(html).toContain('aria-label="Purchase: spans"');
    expect(html).toContain('Shop browser, level 1, 100 ms');
    expect(html).toContain('Shop, level 3, 10 ms');
    expect(html).toContain('aria-label="Error"');
    expect(html).toContain('parent missing');
    expect(html).not.toContain('INSERT INTO orders');
  });

  it('opens the span that the address names, with its statement', () => {
    const html = renderToStaticMarkup(
      <TraceWaterfall trace={view()} label="Trace" initialSpanId={'3'.padStart(16, '0')} />,
    );
    expect(html).toContain('INSERT INTO orders VALUES ($1)');
    expect(html).toContain('duplicate key');
  });

  it('tells a DBA the SQL_ID, the round trips and the code of a statement', () => {
    const html = renderToStaticMarkup(
      <TraceWaterfall trace={view()} label="Trace" initialSpanId={'3'.padStart(16, '0')} />,
    );
    expect(html).toMatch(/SQL_ID<\/dt>.*9g6pyx7qz035v.*Copy SQL_ID/);
    expect(html).toMatch(/Round trips<\/dt><dd[^>]*>1</);
    expect(html).toMatch(/Code<\/dt><dd[^>]*>ORA-00001</);
    expect(html).toContain('Performance Hub');
  });
});

describe('the traces of an order', () => {
  it('stand in two parts, with the time between them', () => {
    const sync = {
      ...view('b'.repeat(32)),
      startedAt: new Date(Date.parse(view().startedAt) + 125_000).toISOString(),
    };
    const html = renderToStaticMarkup(<OrderTraces traces={{ purchase: view(), sync }} />);
    expect(html).toContain('Purchase');
    expect(html).toContain('2 min 5 s after the purchase');
    expect(html).toContain('Show as table');
  });

  it('say so when nothing was received', () => {
    expect(renderToStaticMarkup(<OrderTraces traces={{ purchase: null, sync: null }} />)).toContain(
      'No trace was received',
    );
  });
});

describe('text of traces', () => {
  it.each([
    [0, '0 µs'],
    [850, '850 µs'],
    [4_250, '4.25 ms'],
    [318_400, '318 ms'],
    [1_240_000, '1.24 s'],
    [125_000_000, '2 min 5 s'],
  ])('%i µs reads %s', (us, text) => expect(formatDuration(us)).toBe(text));

  it('names services in words', () => {
    expect([serviceLabel('octo-drone-shop'), serviceLabel('other')]).toEqual(['Shop', 'other']);
  });
});
