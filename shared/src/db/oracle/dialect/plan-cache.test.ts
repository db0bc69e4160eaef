import { describe, expect, it } from 'vitest';
import { featuresOf } from './features';
import { PlanCache } from './plan-cache';
import { APPENDIX_TABLES } from './testing/appendix-tables';

const PAGED = 'SELECT "public"."tags"."id" FROM "public"."tags" WHERE 1=1 LIMIT $1 OFFSET $2';

const cacheOf = (capacity = 10) =>
  new PlanCache({ tables: APPENDIX_TABLES, features: featuresOf(1_926_000_000), capacity });
const numbered = (number: number) => `/* a.n${number} */ SELECT id FROM tags`;

describe('PlanCache', () => {
  it('gives the same plan for the same text', () => {
    const cache = cacheOf();
    const plan = cache.planOf({ sql: PAGED, args: ['10', '0'] });
    expect(cache.planOf({ sql: `${PAGED.slice(0, 9)}${PAGED.slice(9)}`, args: ['20', '0'] })).toBe(plan);
  });

  it.each(['0', 0, 0n])('gives another plan when the offset is not %s', (zero) => {
    const cache = cacheOf();
    const first = cache.planOf({ sql: PAGED, args: ['10', zero] });
    const later = cache.planOf({ sql: PAGED, args: ['10', '5'] });
    expect(first).toMatchObject({ text: expect.stringMatching(/FETCH FIRST :p1 ROWS ONLY$/) });
    expect(later).toMatchObject({ text: expect.stringMatching(/OFFSET :p2 ROWS FETCH NEXT :p1 ROWS ONLY$/) });
    expect(cache.planOf({ sql: PAGED, args: ['10', zero] })).toBe(first);
    expect(cache.planOf({ sql: PAGED, args: ['10', '7'] })).toBe(later);
  });

  it('does not mind the comment of a trace', () => {
    const cache = cacheOf();
    const plan = cache.planOf({ sql: `${PAGED} /*traceparent='00-1'*/`, args: ['1', '0'] });
    expect(cache.planOf({ sql: `${PAGED} /*traceparent='00-2'*/`, args: ['1', '0'] })).toBe(plan);
  });

  it('keeps what is in use and forgets what is not', () => {
    const cache = cacheOf(2);
    const plan = cache.planOf({ sql: PAGED, args: ['1', '0'] });
    const forgotten = cache.planOf({ sql: numbered(0), args: [] });
    for (let number = 1; number < 20; number += 1) {
      cache.planOf({ sql: numbered(number), args: [] });
      expect(cache.planOf({ sql: PAGED, args: ['1', '0'] })).toBe(plan);
    }
    expect(cache.planOf({ sql: numbered(0), args: [] })).not.toBe(forgotten);
  });
});
