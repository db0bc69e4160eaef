import type { Dice } from './random';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

// Sunday first: business buyers make the week, hobby pilots the weekend.
const WEEKDAY = [0.6, 1.05, 1.15, 1.2, 1.15, 1, 0.68] as const;
// UTC hours: Europe's morning, then America's day.
const HOUR = [2, 1, 1, 1, 1, 2, 4, 7, 10, 12, 12, 11, 10, 12, 14, 15, 15, 13, 11, 10, 9, 7, 5, 3] as const;

/**
 * Moments over the past `days` days, ascending, none later than `now`. Demand grows by `growth`
 * (0.8 = 80 % more at the end than at the start), falls at weekends and sleeps at night.
 */
export function momentsUntil(dice: Dice, now: Date, days: number, count: number, growth = 0.8): Date[] {
  const end = now.getTime();
  const slots: (readonly [number, number])[] = [];
  for (let hour = days * 24; hour >= 1; hour--) {
    const start = new Date(end - hour * HOUR_MS);
    const age = (days * 24 - hour) / (days * 24);
    const weight = (WEEKDAY[start.getUTCDay()] ?? 1) * (HOUR[start.getUTCHours()] ?? 1) * (1 + growth * age);
    slots.push([start.getTime(), weight]);
  }
  // Cumulative weights and a binary search: picking from 2,160 slots one by one would dominate large seeds.
  let total = 0;
  const sums = slots.map(([, weight]) => {
    total += weight;
    return total;
  });
  return Array.from({ length: count }, () => {
    const target = dice.next() * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < target) low = middle + 1;
      else high = middle;
    }
    return (slots[low]?.[0] ?? end - DAY_MS) + Math.floor(dice.next() * HOUR_MS);
  })
    .sort((a, b) => a - b)
    .map((time) => new Date(time));
}
