import { describe, expect, it } from 'vitest';
import { aSpan } from './span-builder';
import { buildTraceView } from './trace-view';

describe('buildTraceView', () => {
  it('is null without spans', () => {
    expect(buildTraceView([], { isTruncated: false })).toBeNull();
  });

  it('lists rows depth first with what is below each', () => {
    const view = buildTraceView(
      [
        aSpan('1', { toMs: 30, kind: 2 }),
        aSpan('2', { parent: '1', fromMs: 1, toMs: 20 }),
        aSpan('3', {
          parent: '2',
          fromMs: 2,
          toMs: 9,
          kind: 3,
          attributes: { 'db.system.name': 'postgresql', 'db.query.text': 'SELECT $1' },
        }),
        aSpan('4', {
          parent: '1',
          fromMs: 21,
          toMs: 22,
          statusCode: 2,
          serviceName: 'enterprise-crm-portal',
        }),
      ],
      { isTruncated: false },
    );
    expect(view?.rows.map((row) => [row.name, row.depth, row.descendantCount, row.category])).toEqual([
      ['span 1', 0, 3, 'server'],
      ['span 2', 1, 1, 'internal'],
      ['span 3', 2, 0, 'database'],
      ['span 4', 1, 0, 'internal'],
    ]);
    expect(view).toMatchObject({ durationUs: 30_000, errorCount: 1, sqlCount: 1 });
    expect(view?.services).toEqual([
      { name: 'octo-drone-shop', spanCount: 3, errorCount: 0 },
      { name: 'enterprise-crm-portal', spanCount: 1, errorCount: 1 },
    ]);
  });

  it('shows the statement apart from the other attributes', () => {
    const view = buildTraceView(
      [
        aSpan('1', {
          attributes: {
            'db.system.name': 'postgresql',
            'db.query.text': 'SELECT 1',
            'db.operation.name': 'SELECT',
          },
        }),
      ],
      { isTruncated: false },
    );
    expect(view?.rows[0]?.sql).toBe('SELECT 1');
    expect(view?.rows[0]?.attributes).not.toHaveProperty('db.query.text');
  });

  it('starts at the earliest span, also when that is a child', () => {
    const view = buildTraceView(
      [
        aSpan('1', { fromMs: 10, toMs: 20, kind: 2 }),
        aSpan('2', {
          parent: '1',
          fromMs: 4,
          toMs: 40,
          name: 'documentLoad',
          serviceName: 'octo-drone-shop-browser',
        }),
      ],
      { isTruncated: false },
    );
    expect(view?.rows.map((row) => row.offsetUs)).toEqual([6_000, 0]);
    expect(view?.durationUs).toBe(36_000);
  });
});
