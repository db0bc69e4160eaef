import { microseconds, percent, rate } from '@/ui/quantities';

const NUMBER = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });
const BYTES = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** A value in its UCUM unit as people read it: `12.5 ms`, `48 MiB`, `3.2/s`, `99.9 %`. Nothing known is `–`. */
export function quantity(value: number | null, unit: string, isShare = false): string {
  if (value === null) return '–';
  if (isShare) return percent(value);
  if (value === 0 && (unit === 's' || unit === 'ms')) return '0 s';
  if (unit === 's') return value < 120 ? microseconds(value * 1e6) : `${NUMBER.format(value / 60)} min`;
  if (unit === 'ms') return microseconds(value * 1_000);
  if (unit === 'By') return bytes(value);
  if (unit === 'USD')
    return `$${value.toLocaleString('en-US', { maximumFractionDigits: value < 100 ? 2 : 0 })}`;
  if (unit.endsWith('/s')) return unit === 's/s' ? percent(value) : value === 0 ? '0/s' : rate(value);
  return NUMBER.format(value);
}

function bytes(value: number): string {
  let rest = value;
  let index = 0;
  while (Math.abs(rest) >= 1_024 && index < BYTES.length - 1) {
    rest /= 1_024;
    index += 1;
  }
  return `${NUMBER.format(Number(rest.toPrecision(3)))} ${BYTES[index]}`;
}

/** What is counted, in words (`orders`, `orders per second`); '' for units that values tell themselves. */
export function unitWords(unit: string): string {
  const annotation = /^\{(.+)\}(\/s)?$/.exec(unit);
  if (!annotation) return '';
  const [, thing = '', isRate] = annotation;
  const things = thing === 'count' ? '' : `${thing.replaceAll('_', ' ')}s`;
  return [things, isRate ? 'per second' : ''].filter(Boolean).join(' ');
}
