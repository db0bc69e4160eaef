import { describe, expect, it } from 'vitest';
import { chance, latencyMs } from './chance';
import { COUNTRY_FAILURES, outcomeOf, type ProviderCountry } from './outcomes';
import { SENTINELS } from './sentinels';

const ORDINARY_CARD = '4111111111111111';
const keys = Array.from({ length: 4_000 }, (_, index) => `key-${index}-abcdefgh`);

function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, index) => {
    const value = index % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}

describe('outcomes by country', () => {
  it.each(Object.keys(COUNTRY_FAILURES) as ProviderCountry[])(
    '%s fails at its rate with its own errors',
    (country) => {
      const { rate, statuses } = COUNTRY_FAILURES[country];
      const outcomes = keys.map((key) =>
        outcomeOf({ seed: 'test', failureScale: 1, key, country, cardNumber: ORDINARY_CARD }),
      );
      const refused = outcomes.filter((outcome) => outcome.kind === 'refuse');
      expect(refused.length / keys.length).toBeGreaterThan(rate * 0.75);
      expect(refused.length / keys.length).toBeLessThan(rate * 1.25);
      expect(new Set(refused.map((outcome) => outcome.refusal.status))).toEqual(new Set(statuses));
    },
  );

  it('is the same for the same seed and key, and another for another seed', () => {
    const of = (seed: string) =>
      keys.map(
        (key) => outcomeOf({ seed, failureScale: 1, key, country: 'BR', cardNumber: ORDINARY_CARD }).kind,
      );
    expect(of('a')).toEqual(of('a'));
    expect(of('a')).not.toEqual(of('b'));
  });

  it('never fails when the scale is 0', () => {
    const kinds = keys.map(
      (key) => outcomeOf({ seed: 's', failureScale: 0, key, country: 'IN', cardNumber: ORDINARY_CARD }).kind,
    );
    expect(new Set(kinds)).toEqual(new Set(['approve']));
  });
});

describe('sentinel cards', () => {
  it('pass the check digit and are all different', () => {
    expect(SENTINELS.filter(({ number }) => luhnSum(number) % 10 !== 0)).toEqual([]);
    expect(new Set(SENTINELS.map(({ number }) => number)).size).toBe(SENTINELS.length);
  });
});

describe('latency', () => {
  it('spreads around the median, and is nothing when switched off', () => {
    const values = keys.map((key) => latencyMs('s', key, 60)).sort((a, b) => a - b);
    expect(values[2_000]).toBeGreaterThan(55);
    expect(values[2_000]).toBeLessThan(65);
    expect(values[0]).toBeGreaterThan(5);
    expect(latencyMs('s', 'k', 0)).toBe(0);
    expect(chance('s', 'p', 'k')).toBeLessThan(1);
  });
});
