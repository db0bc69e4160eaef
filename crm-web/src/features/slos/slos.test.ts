import { ALARM_RULES, SLOS } from '@octo/shared/alarms';
import { describe, expect, it } from 'vitest';
import { budgetLeftOf, burnRateOf, levelOf } from './slos.schema';

describe('an objective', () => {
  it('knows nothing without events', () => {
    const none = { good: 0, total: 0 };
    expect([levelOf(none), burnRateOf(none, 0.9), budgetLeftOf(none, 0.9)]).toEqual([null, null, null]);
  });

  it('burns at 1 when just as much fails as may fail', () => {
    expect(burnRateOf({ good: 90, total: 100 }, 0.9)).toBeCloseTo(1);
    expect(budgetLeftOf({ good: 90, total: 100 }, 0.9)).toBeCloseTo(0);
    expect(burnRateOf({ good: 80, total: 100 }, 0.9)).toBeCloseTo(2);
    expect(budgetLeftOf({ good: 80, total: 100 }, 0.9)).toBeCloseTo(-1);
    expect(budgetLeftOf({ good: 100, total: 100 }, 0.999)).toBe(1);
  });

  it('has a name of its own', () => {
    expect(new Set(SLOS.map(({ id }) => id)).size).toBe(SLOS.length);
    expect(new Set(ALARM_RULES.map(({ name }) => name)).size).toBe(ALARM_RULES.length);
  });
});
