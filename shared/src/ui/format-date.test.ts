import { expect, test } from 'vitest';
import { exactInstant, formatDate, formatRelative } from './format-date';

const instant = new Date('2026-11-21T01:30:05.123Z');
const msAfter = (ms: number) => instant.getTime() + ms;

test('a time of day names its zone', () => {
  expect(formatDate(instant)).toBe('Nov 21, 2026, 01:30 UTC');
  expect(formatDate(instant, { timeZone: 'America/New_York' })).toBe('Nov 20, 2026, 20:30 EST');
});

test('a date alone has no zone', () => {
  expect(formatDate(instant, { style: 'date' })).toBe('Nov 21, 2026');
});

test('the exact value keeps milliseconds', () => {
  expect(exactInstant(instant)).toBe('2026-11-21 01:30:05.123 UTC');
});

test.each([
  [30_000, 'just now'],
  [-30_000, 'just now'],
  [60_000, '1 minute ago'],
  [59 * 60_000, '59 minutes ago'],
  [3_600_000 * 23.9, '23 hours ago'],
  [86_400_000, 'yesterday'],
  [86_400_000 * 8, 'last week'],
  [86_400_000 * 400, 'last year'],
  [-7_200_000, 'in 2 hours'],
])('after %i ms it is said as "%s"', (ms, text) => {
  expect(formatRelative(instant, msAfter(ms))).toBe(text);
});
