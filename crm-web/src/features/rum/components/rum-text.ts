import type { Tone } from '@octo/shared/ui';
import { microseconds } from '@/ui/quantities';
import { type Rating, RUM_APPS, type StepKind, type VitalName } from '../rum.schema';

/** Tone of a rating. */
export const RATING_TONES: Readonly<Record<Rating, Tone>> = {
  good: 'ok',
  'needs improvement': 'warn',
  poor: 'danger',
};

/** What a step of a session is called. */
export const STEP_LABELS: Readonly<Record<StepKind, string>> = {
  load: 'Opened',
  navigation: 'Went to',
  stay: 'Stayed on',
  action: 'Pressed',
  call: 'Called',
  event: 'Event',
  error: 'Error',
};

/** A vital's value with its unit. */
export function vitalText(metric: VitalName, value: number): string {
  return metric === 'CLS' ? value.toFixed(3) : microseconds(value * 1_000);
}

/** Short name of an application. */
export function appLabel(app: string): string {
  return Object.hasOwn(RUM_APPS, app) ? RUM_APPS[app as keyof typeof RUM_APPS] : app;
}

/** `12 s`, `3 min`: how long a session lasted. */
export function lengthText(us: number): string {
  const seconds = Math.round(us / 1_000_000);
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}
