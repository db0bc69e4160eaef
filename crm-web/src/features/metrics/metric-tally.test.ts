import { describe, expect, it } from 'vitest';
import { groupSeries, matches, rebucket, type SeriesRow } from './metric-groups';
import { addToTally, aggregateUnit, emptyTally, tallyValue } from './metric-tally';
import { type AGGREGATES, ratioOf } from './metrics.schema';

const BOUNDS = [1, 2, 4];
const counted = (over: Partial<Parameters<typeof addToTally>[1]> = {}) => ({
  events: 10,
  sum: 20,
  min: 0.5,
  max: 3.5,
  widthS: 15,
  buckets: [4, 4, 2, 0],
  bounds: BOUNDS,
  isPart: false,
  ...over,
});
const series = (attributes: Record<string, unknown>, service = 'shop'): SeriesRow => ({
  id: 1,
  service,
  kind: 'sum',
  unit: '1',
  attributes,
  bounds: null,
});

describe('a tally', () => {
  it('adds up what several series counted', () => {
    const tally = emptyTally(BOUNDS);
    addToTally(tally, counted());
    addToTally(tally, counted({ events: 30, sum: 100, min: null, max: 9, buckets: [0, 0, 0, 30] }));
    const read = (aggregate: (typeof AGGREGATES)[number]) => tallyValue(tally, aggregate, 60);
    expect([read('count'), read('sum'), read('avg'), read('min'), read('max')]).toEqual([40, 120, 3, 0.5, 9]);
    expect(read('rate')).toBeCloseTo(40 / 60);
    expect(read('p50')).toBe(4);
  });

  it('answers nothing, not zero, where nothing was counted', () => {
    const tally = emptyTally(BOUNDS);
    expect(
      ['avg', 'min', 'max', 'p50', 'p99', 'share'].map((a) => tallyValue(tally, a as 'avg', 60)),
    ).toEqual(new Array(6).fill(null));
  });

  it('does not say more than the longest that was measured', () => {
    const tally = emptyTally(BOUNDS);
    addToTally(tally, counted({ max: 1.1, buckets: [0, 10, 0, 0] }));
    expect(tallyValue(tally, 'p99', 60)).toBe(1.1);
  });

  it('spreads a point over the time that it stands for', () => {
    const tally = emptyTally([]);
    addToTally(tally, counted({ events: 300, widthS: 300, buckets: [], bounds: [] }));
    expect(tallyValue(tally, 'rate', 15)).toBe(1);
  });

  it('knows the share of a part', () => {
    const tally = emptyTally([]);
    addToTally(tally, counted({ events: 9, buckets: [] }));
    expect(tallyValue(tally, 'share', 60)).toBe(0);
    addToTally(tally, counted({ events: 1, buckets: [], isPart: true }));
    expect(tallyValue(tally, 'share', 60)).toBe(0.1);
  });

  it('merges distributions with other bounds, rather too high than too low', () => {
    expect(rebucket([1, 2, 3], [1.5, 4], BOUNDS)).toEqual([0, 1, 2, 3]);
    const tally = emptyTally(BOUNDS);
    addToTally(tally, counted({ buckets: [5, 5, 0], bounds: [1.5, 4], max: null }));
    expect(tallyValue(tally, 'p50', 60)).toBe(2);
  });
});

describe('units', () => {
  it.each([
    ['s', 'histogram', 'p95', 's'],
    ['s', 'histogram', 'rate', '{count}/s'],
    ['{order}', 'sum', 'rate', '{order}/s'],
    ['{order}', 'sum', 'share', '1'],
    ['By', 'gauge', 'avg', 'By'],
  ] as const)('%s of a %s by %s is %s', (unit, kind, aggregate, expected) => {
    expect(aggregateUnit(unit, kind, aggregate)).toBe(expected);
  });
});

describe('ratios', () => {
  it('are nothing without a whole, and zero without a part', () => {
    expect([ratioOf(1, 4), ratioOf(null, 4), ratioOf(1, 0), ratioOf(1, null)]).toEqual([0.25, 0, null, null]);
  });
});

describe('series', () => {
  it.each([
    [{ country: 'DE' }, true],
    [{ country: ['AT', 'DE'] }, true],
    [{ country: { not: ['AT'] } }, true],
    [{ country: { not: ['DE'] } }, false],
    [{ code: { startsWith: '5' } }, true],
    [{ code: '503', country: 'AT' }, false],
    [{ missing: '' }, true],
    [{ missing: 'x' }, false],
    [{ service: 'shop' }, true],
    [{}, true],
  ])('match %o: %s', (where, expected) => {
    expect(matches(series({ country: 'DE', code: 503 }), where)).toBe(expected);
  });

  it('stay apart by labels, and are one without', () => {
    const rows = [series({ a: 'x', b: 1 }), series({ a: 'y' }), series({ a: 'x', b: 2 })];
    expect(groupSeries(rows).map((group) => group.series.length)).toEqual([3]);
    expect(groupSeries(rows, ['a']).map((group) => [group.labels, group.series.length])).toEqual([
      [{ a: 'x' }, 2],
      [{ a: 'y' }, 1],
    ]);
  });
});
