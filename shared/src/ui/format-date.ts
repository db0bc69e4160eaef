/** How much of an instant is shown. */
export type DateStyle = 'date' | 'time' | 'dateTime' | 'short';

const styles: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  date: { dateStyle: 'medium' },
  time: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZoneName: 'short' },
  dateTime: {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  },
  short: { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
};

const cache = new Map<string, Intl.DateTimeFormat>();

/** Where and how an instant is read. The defaults suit the server, which does not know the viewer's zone. */
export type DateOptions = {
  readonly style?: DateStyle;
  readonly locale?: string;
  readonly timeZone?: string;
};

/** Formats an instant for people; a zone is named whenever a time of day is shown, except in `short`. */
export function formatDate(value: Date | string | number, options: DateOptions = {}): string {
  const { style = 'dateTime', locale = 'en-US', timeZone = 'UTC' } = options;
  const key = `${style}|${locale}|${timeZone}`;
  let format = cache.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { ...styles[style], timeZone });
    cache.set(key, format);
  }
  return format.format(new Date(value));
}

/** The exact value for a tooltip: `2026-11-21 01:30:05.123 UTC`. */
export function exactInstant(value: Date | string | number): string {
  return new Date(value).toISOString().replace('T', ' ').replace('Z', ' UTC');
}

const steps: ReadonlyArray<readonly [unit: Intl.RelativeTimeFormatUnit, ms: number]> = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** `3 minutes ago`, `in 2 days`; under one minute `just now`. Rounds towards zero, so nothing looks older than it is. */
export function formatRelative(value: Date | string | number, nowMs: number, locale = 'en-US'): string {
  const diffMs = new Date(value).getTime() - nowMs;
  const step = steps.find(([, ms]) => Math.abs(diffMs) >= ms);
  if (step === undefined) return 'just now';
  const [unit, ms] = step;
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.trunc(diffMs / ms), unit);
}
