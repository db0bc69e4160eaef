import type { SpanRecord } from '@octo/shared/otlp';
import { describe, expect, it } from 'vitest';
import { compareTraces } from './compare-traces';
import { aSpan } from './span-builder';
import { buildTraceView } from './trace-view';

function viewOf(spans: readonly SpanRecord[]) {
  const view = buildTraceView(spans, { isTruncated: false });
  if (!view) throw new Error('no spans');
  return view;
}

const page = (ms: number, ...children: SpanRecord[]) =>
  viewOf([aSpan('1', { name: 'GET /cart', kind: 2, toMs: ms }), ...children]);
const query = (id: string, fromMs: number, toMs: number, name = 'SELECT carts') =>
  aSpan(id, { parent: '1', name, kind: 3, fromMs, toMs });

describe('compareTraces', () => {
  it('adds up spans of the same name below the same span', () => {
    const { places } = compareTraces(
      page(20, query('2', 1, 3)),
      page(50, query('2', 1, 3), query('3', 4, 9)),
    );
    expect(places).toMatchObject([
      { name: 'GET /cart', depth: 0, durationDeltaUs: 30_000, selfDeltaUs: 25_000 },
      {
        name: 'SELECT carts',
        depth: 1,
        a: { count: 1, durationUs: 2_000 },
        b: { count: 2, durationUs: 7_000 },
        durationDeltaUs: 5_000,
      },
    ]);
  });

  it('tells what only one of them has, in the order of time', () => {
    const comparison = compareTraces(
      page(20, query('2', 5, 9, 'SELECT old')),
      page(20, query('2', 1, 3, 'SELECT new')),
    );
    expect(comparison.places.map(({ name, a, b }) => [name, a !== null, b !== null])).toEqual([
      ['GET /cart', true, true],
      ['SELECT new', false, true],
      ['SELECT old', true, false],
    ]);
    expect([comparison.addedCount, comparison.missingCount]).toEqual([1, 1]);
  });

  it('keeps the same name below different spans apart', () => {
    const nested = viewOf([
      aSpan('1', { name: 'root' }),
      aSpan('2', { parent: '1', name: 'left' }),
      aSpan('3', { parent: '2', name: 'leaf' }),
      aSpan('4', { parent: '1', name: 'right' }),
      aSpan('5', { parent: '4', name: 'leaf' }),
    ]);
    const { places } = compareTraces(nested, nested);
    expect(places.filter(({ name }) => name === 'leaf')).toHaveLength(2);
    expect(new Set(places.map(({ path }) => path)).size).toBe(5);
  });

  it('names the differences of own work, the largest first, and no noise', () => {
    const { movers } = compareTraces(
      page(20, query('2', 1, 3), query('3', 4, 5, 'SELECT same')),
      page(20.05, query('2', 1, 12), query('3', 13, 14, 'SELECT same')),
    );
    expect(movers.map(({ name, selfDeltaUs }) => [name, selfDeltaUs])).toEqual([
      ['SELECT carts', 9_000],
      ['GET /cart', -8_950],
    ]);
  });

  it('counts errors of each side', () => {
    const failed = viewOf([aSpan('1', { name: 'GET /cart', kind: 2, statusCode: 2 })]);
    expect(compareTraces(page(10), failed).places[0]).toMatchObject({
      a: { errorCount: 0 },
      b: { errorCount: 1 },
    });
  });

  it('finds no difference between a trace and itself', () => {
    const trace = page(20, query('2', 1, 3));
    expect(compareTraces(trace, trace)).toMatchObject({ movers: [], addedCount: 0, missingCount: 0 });
  });
});
