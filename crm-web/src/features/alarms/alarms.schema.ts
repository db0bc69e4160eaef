import { ALARM_SEVERITIES, ALARM_TEAMS, type AlarmRule } from '@octo/shared/alarms';
import { z } from 'zod';

/** How an alarm stands for a group. Inactive groups are not kept. */
export const ALARM_STATES = ['firing', 'pending', 'resolved'] as const;

/** One of {@link ALARM_STATES}. */
export type AlarmState = (typeof ALARM_STATES)[number];

/** An alarm for one group of labels, as it stands. */
export interface AlarmInstance {
  readonly alarm: string;
  /** `key=value,…`; `-` for an alarm without labels. */
  readonly labels: string;
  readonly state: AlarmState;
  readonly value: number | null;
  /** When the condition began to hold. */
  readonly since: Date;
  readonly firedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly evaluatedAt: Date;
  /** The alarm that keeps this one silent. */
  readonly inhibitedBy: string | null;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: string | null;
  readonly note: string | null;
}

/** Something that happened to an alarm. */
export interface AlarmEvent {
  readonly id: number;
  readonly at: Date;
  readonly alarm: string;
  readonly labels: string;
  readonly kind: 'fired' | 'resolved' | 'acknowledged';
  readonly value: number | null;
  readonly actor: string | null;
  readonly note: string | null;
}

/** A rule with how it stands for each group. */
export interface AlarmRow {
  readonly rule: AlarmRule;
  /** Firing first; empty while the rule holds nowhere. */
  readonly instances: readonly AlarmInstance[];
}

/** Search parameters of the list of alarms. */
export const alarmsQuery = z.object({
  severity: z.enum(ALARM_SEVERITIES).optional(),
  team: z.enum(ALARM_TEAMS).optional(),
  show: z.enum(['active', 'all']).optional(),
});

/** What the list is filtered by. */
export type AlarmsQuery = z.output<typeof alarmsQuery>;

/** Somebody has seen an alarm and is at it. */
export const acknowledgeSchema = z.object({
  alarm: z.string().trim().min(1).max(100),
  labels: z.string().trim().min(1).max(300),
  note: z
    .string()
    .trim()
    .max(500)
    .optional()
    .transform((text) => text || null),
});

/** Labels as they are stored: by name, so that they always read the same. */
export function labelsText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return pairs.length === 0 ? '-' : pairs.map(([key, value]) => `${key}=${value}`).join(',');
}

/** Labels read back from their text. */
export function labelsOf(text: string): Readonly<Record<string, string>> {
  if (text === '-') return {};
  return Object.fromEntries(
    text.split(',').map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** A value in the unit of its rule: `5.3 %`, `1.2 s`, `512 MB`, `7`. */
export function alarmValue(value: number | null, unit: AlarmRule['unit']): string {
  if (value === null) return 'no data';
  const short = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });
  switch (unit) {
    case 'share':
      return `${short.format(value * 100)} %`;
    case 'By':
      return `${short.format(value / 1e6)} MB`;
    case '1':
      return short.format(value);
    case '/s':
      return `${short.format(value)}/s`;
    default:
      return `${short.format(value)} ${unit}`;
  }
}
