import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exploreQuery } from './explore.schema';
import { explorationOf } from './explore.service';
import { STEPS, stepFor } from './metric-steps';
import { parseWhere } from './metric-where';
import { AGGREGATES_OF, type MetricInfo } from './metrics.schema';
import { PANELS } from './panels';
import { quantity, unitWords } from './quantity';

describe('conditions on labels', () => {
  it.each([
    ['', {}],
    ['country:DE', { country: ['DE'] }],
    ['country:DE country:AT', { country: ['DE', 'AT'] }],
    ['-country:DE', { country: { not: ['DE'] } }],
    ['http.route:"/api/shop checkout"', { 'http.route': ['/api/shop checkout'] }],
    ['http.response.status_code:5*', { 'http.response.status_code': { startsWith: '5' } }],
    ['http.route:/api/[id]', { 'http.route': ['/api/[id]'] }],
  ])('%j is %j', (text, where) => {
    expect(parseWhere(text)).toEqual({ where, problems: [] });
  });

  it.each([
    ['country', /“country” is no condition/],
    ['country:', /“country:” is no condition/],
    ['"quoted"', /is no condition/],
    ['-code:5*', /has no star/],
    ['code:1 -code:2', /contradict/],
  ])('%j has a problem', (text, problem) => {
    expect(parseWhere(text).problems.join(' ')).toMatch(problem);
  });
});

describe('quantities', () => {
  it.each([
    [null, 's', '–'],
    [0.0123, 's', '12.3 ms'],
    [2.5, 's', '2.5 s'],
    [600, 's', '10 min'],
    [3.2, 'ms', '3.2 ms'],
    [50_331_648, 'By', '48 MiB'],
    [512, 'By', '512 B'],
    [0, '{count}/s', '0/s'],
    [0, 's', '0 s'],
    [2, '{order}/s', '2/s'],
    [0.25, 's/s', '25 %'],
    [1_234.5, 'USD', '$1,235'],
    [7, '{order}', '7'],
  ])('%s in %s is %s', (value, unit, text) => {
    expect(quantity(value, unit)).toBe(text);
  });

  it('say a share in per cent, and units in words', () => {
    expect(quantity(0.5, '1', true)).toBe('50 %');
    expect(['{order}', '{order}/s', '{count}/s', 's'].map(unitWords)).toEqual([
      'orders',
      'orders per second',
      'per second',
      '',
    ]);
  });
});

describe('steps', () => {
  it.each([
    [15, '30s'],
    [60, '1m'],
    [360, '5m'],
    [1_440, '15m'],
    [4_320, '1h'],
    [44_640, '12h'],
  ] as const)('of %i minutes are %s', (minutes, key) => {
    const to = new Date('2026-11-25T12:00:00Z');
    const range = { from: new Date(to.getTime() - minutes * 60_000), to };
    expect(stepFor(range) / 1_000).toBe(STEPS[key]);
  });
});

describe('an address of the explorer', () => {
  const now = new Date('2026-11-25T12:00:00Z');
  const info = (kind: MetricInfo['kind']): MetricInfo => ({
    name: 'm',
    kind,
    unit: 's',
    description: '',
    services: [],
    seriesCount: 1,
    lastAt: now.toISOString(),
    labels: [],
  });
  const explore = (query: object, kind: MetricInfo['kind'] = 'histogram') =>
    explorationOf(exploreQuery.parse(query), info(kind), now);

  it('takes the usual value of a metric, and another one only when it has that', () => {
    expect(explore({}).panel.aggregate).toBe('p95');
    expect(explore({ aggregate: 'p95' }, 'gauge').panel.aggregate).toBe('avg');
    expect(explore({ aggregate: 'max' }, 'gauge').panel.aggregate).toBe('max');
    expect(explore({ aggregate: 'share' }, 'sum').panel.aggregate).toBe('rate');
  });

  it('splits by one label once', () => {
    expect(explore({ by: 'a', by2: 'a' }).panel.groupBy).toEqual(['a']);
    expect(explore({ by2: 'b' }).panel.groupBy).toEqual(['b']);
  });

  it('takes a longer step than one that is too short, and says so', () => {
    const { stepMs, problems } = explore({ range: '3d', step: '15s' });
    expect(stepMs).toBe(3_600_000);
    expect(problems.join()).toMatch(/longer one/);
  });

  it.each([{ metric: "a'b" }, { metric: '' }, { by: 'a b' }, { step: '7s' }, { aggregate: 'mood' }])(
    'is refused: %o',
    (query) => {
      expect(exploreQuery.safeParse(query).success).toBe(false);
    },
  );
});

describe('panels', () => {
  it('draw metrics that the applications have', () => {
    const dictionary = readFileSync(join(import.meta.dirname, '../../../../docs/telemetry.md'), 'utf8');
    for (const { metric } of Object.values(PANELS).flat()) expect(dictionary).toContain(`\`${metric}\``);
  });

  it('say what they need: a share says of what', () => {
    for (const panel of Object.values(PANELS).flat()) {
      expect(panel.part !== undefined, panel.title).toBe(panel.aggregate === 'share');
      expect(Object.values(AGGREGATES_OF).flat()).toContain(panel.aggregate);
    }
  });
});
