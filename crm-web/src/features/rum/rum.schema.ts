import { z } from 'zod';
import { timeRangeParams } from '@/features/observatory/time-range.schema';

/** Kinds of steps of a session. */
export type StepKind = 'load' | 'navigation' | 'stay' | 'action' | 'call' | 'event' | 'error';

/**
 * The Core Web Vitals with the thresholds of https://web.dev/articles/vitals: good up to the first, poor beyond the
 * second. Milliseconds; CLS without unit.
 */
export const VITALS = {
  LCP: { label: 'Largest Contentful Paint', good: 2_500, poor: 4_000 },
  INP: { label: 'Interaction to Next Paint', good: 200, poor: 500 },
  CLS: { label: 'Cumulative Layout Shift', good: 0.1, poor: 0.25 },
  FCP: { label: 'First Contentful Paint', good: 1_800, poor: 3_000 },
  TTFB: { label: 'Time to First Byte', good: 800, poor: 1_800 },
} as const;

/** One of {@link VITALS}. */
export type VitalName = keyof typeof VITALS;

/** The vitals in the order in which they are shown. */
export const VITAL_NAMES = Object.keys(VITALS) as readonly VitalName[];

/** True for the name of a vital. */
export function isVitalName(name: string): name is VitalName {
  return Object.hasOwn(VITALS, name);
}

/** How good a value is. */
export type Rating = 'good' | 'needs improvement' | 'poor';

/** The rating of a vital's value. */
export function ratingOf(metric: VitalName, value: number): Rating {
  const { good, poor } = VITALS[metric];
  return value <= good ? 'good' : value <= poor ? 'needs improvement' : 'poor';
}

/** Applications whose browsers report. */
export const RUM_APPS = {
  'octo-drone-shop': 'Shop',
  'enterprise-crm-portal': 'Console',
} as const;

/** Kinds of devices. */
export const DEVICES = ['phone', 'tablet', 'desktop'] as const;

const app = z.enum(Object.keys(RUM_APPS) as [keyof typeof RUM_APPS, ...(keyof typeof RUM_APPS)[]]).optional();

/** Search parameters of the overview. */
export const rumQuery = z.object({ ...timeRangeParams, app });

/** Search parameters of the list of sessions. */
export const rumSessionsQuery = z.object({
  ...timeRangeParams,
  app,
  page: z.string().trim().min(1).max(200).optional(),
  device: z.enum(DEVICES).optional(),
  errors: z.literal('1').optional(),
  order: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9-]{1,40}$/)
    .optional(),
  /** Id of a customer. */
  customer: z.coerce.number().int().positive().optional(),
  /** Microseconds and id of the last row seen. */
  after: z
    .string()
    .regex(/^\d{1,17}-[0-9a-f]{32}$/)
    .optional(),
});

/** Parsed {@link rumSessionsQuery}. */
export type RumSessionsQuery = z.output<typeof rumSessionsQuery>;

/** A session's id in the address. */
export const rumSessionId = z.string().regex(/^[0-9a-f]{32}$/);

/** An error group's id in the address. */
export const rumFingerprint = z.string().regex(/^[0-9a-f]{16}$/);

/** p75 of a vital, over all pages or for one page and device. */
export interface VitalSummary {
  readonly metric: VitalName;
  readonly page: string | null;
  readonly device: string | null;
  readonly p75: number;
  readonly rating: Rating;
  readonly count: number;
}

/** Errors that are one fault. */
export interface ErrorGroup {
  readonly fingerprint: string;
  readonly app: string;
  readonly type: string;
  readonly message: string;
  readonly count: number;
  readonly sessionCount: number;
  readonly page: string;
  readonly lastAt: string;
}

/** One step of the way to an order. */
export interface FunnelStep {
  readonly label: string;
  readonly sessions: number;
  /** Of those at the first step; null when nobody was there. */
  readonly shareOfAll: number | null;
  /** Of those at the step before. */
  readonly shareOfPrevious: number | null;
}

/** What the overview shows. */
export interface RumOverview {
  readonly sessionCount: number;
  readonly viewCount: number;
  readonly errorCount: number;
  readonly sessionsWithErrors: number;
  /** Sessions that began, by stretch of time. */
  readonly stretches: readonly { readonly startsAt: string; readonly sessions: number }[];
  readonly vitals: readonly VitalSummary[];
  /** By page and device, busiest first. */
  readonly pages: readonly {
    readonly page: string;
    readonly device: string;
    readonly loads: number;
    readonly vitals: Partial<Record<VitalName, VitalSummary>>;
  }[];
  readonly errors: readonly ErrorGroup[];
  readonly funnel: readonly FunnelStep[];
}

/** One line of the list of sessions. */
export interface RumSessionSummary {
  readonly sessionId: string;
  readonly app: string;
  readonly device: string;
  readonly browser: string;
  readonly os: string;
  readonly startedAt: string;
  readonly durationUs: number;
  readonly viewCount: number;
  readonly actionCount: number;
  readonly errorCount: number;
  readonly orderNumber: string | null;
  readonly entryPage: string | null;
  readonly exitPage: string | null;
}

/** One step of a session's journey. */
export interface RumStep {
  readonly atUs: number;
  readonly kind: StepKind;
  readonly name: string;
  readonly page: string;
  readonly durationUs: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly isError: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Of errors. */
  readonly fingerprint: string | null;
}

/** A session with everything that happened in it. */
export interface RumSessionView extends RumSessionSummary {
  readonly language: string | null;
  readonly steps: readonly RumStep[];
  /** More steps exist than are shown. */
  readonly isTruncated: boolean;
  readonly vitals: readonly {
    readonly metric: VitalName;
    readonly page: string;
    readonly value: number;
    readonly rating: Rating;
  }[];
}

/** One frame of a stack. */
export interface StackFrame {
  readonly functionName: string | null;
  /** File of ours, or of the bundle where there is no map. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly isResolved: boolean;
  /** Lines of the source around it, when the map has them. */
  readonly excerpt: readonly { readonly line: number; readonly text: string }[];
}

/** One fault with its newest occurrences. */
export interface ErrorView extends ErrorGroup {
  readonly firstAt: string;
  readonly release: string | null;
  readonly frames: readonly StackFrame[];
  readonly rawStack: string | null;
  readonly occurrences: readonly {
    readonly at: string;
    readonly page: string;
    readonly sessionId: string;
    readonly traceId: string | null;
    readonly browser: string | null;
    readonly device: string | null;
  }[];
}
