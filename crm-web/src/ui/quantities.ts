const NUMBER = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

/** `1.5 ms`, `340 µs`, `2.1 s`. */
export function microseconds(us: number): string {
  if (us < 1_000) return `${NUMBER.format(us)} µs`;
  return us < 1_000_000 ? `${NUMBER.format(us / 1_000)} ms` : `${NUMBER.format(us / 1_000_000)} s`;
}

/** `0 %`, `0.3 %`, `12 %`. */
export function percent(share: number): string {
  const value = share * 100;
  return `${value > 0 && value < 0.1 ? '< 0.1' : NUMBER.format(value)} %`;
}

/** `12/s`, `4/min`, `1/h`. */
export function rate(perSecond: number): string {
  if (perSecond >= 1) return `${NUMBER.format(perSecond)}/s`;
  return perSecond * 60 >= 1
    ? `${NUMBER.format(perSecond * 60)}/min`
    : `${NUMBER.format(perSecond * 3_600)}/h`;
}
