import { MS } from '@octo/shared/time';
import { z } from 'zod';

/** Stretches of time that the page can show. */
export const SQL_RANGES = {
  'quarter-hour': { label: 'Last 15 minutes', ms: 15 * MS.minute },
  hour: { label: 'Last hour', ms: MS.hour },
  'six-hours': { label: 'Last 6 hours', ms: 6 * MS.hour },
  day: { label: 'Last 24 hours', ms: 24 * MS.hour },
  'three-days': { label: 'Last 3 days', ms: 72 * MS.hour },
} as const;

/** Name of a range in addresses. */
export type SqlRange = keyof typeof SQL_RANGES;

/** Range of a page whose address names none. */
export const DEFAULT_RANGE: SqlRange = 'hour';

/** Into how many stretches charts divide a range. */
export const STRETCHES = 30;

/** What a statement can be sorted by; the largest stands first. */
export const SQL_SORTS = ['time', 'calls', 'rows', 'errors', 'mean', 'p95', 'max'] as const;

/** One of {@link SQL_SORTS}. */
export type SqlSort = (typeof SQL_SORTS)[number];

const rangeParam = z.enum(Object.keys(SQL_RANGES) as [SqlRange, ...SqlRange[]]);

/** What stands in the address of the list. */
export const sqlListQuery = z.object({
  range: rangeParam.optional(),
  sort: z.enum(SQL_SORTS).optional(),
  service: z.string().trim().max(100).optional(),
  q: z.string().trim().max(100).optional(),
  show: z.enum(['repeats']).optional(),
});

/** Parsed {@link sqlListQuery}. */
export type SqlListQuery = z.output<typeof sqlListQuery>;

/** What stands in the address of one statement. */
export const sqlDetailQuery = z.object({ range: rangeParam.optional(), plan: z.enum(['1']).optional() });

/** SQL_ID as Oracle writes it: 13 characters of its base 32. */
export const sqlIdSchema = z
  .string()
  .trim()
  .regex(/^[0-9a-z]{13}$/, 'must be an SQL_ID: 13 letters and digits');

/** What statements cost in a range. */
export interface StatementCosts {
  readonly calls: number;
  readonly errors: number;
  readonly rows: number;
  readonly sumUs: number;
  readonly maxUs: number;
  /** Null when nothing was counted. */
  readonly p95Us: number | null;
}

/** One line of the list. */
export interface StatementLine extends StatementCosts {
  readonly sqlId: string;
  readonly statementName: string | null;
  readonly summary: string;
  readonly services: readonly string[];
  /** Time spent in each stretch of the range, oldest first. */
  readonly trend: readonly number[];
}

/** A caller and its part. */
export interface CallerLine extends StatementCosts {
  readonly caller: string;
  readonly service: string;
}

/** One stretch of the history. */
export interface StatementStretch {
  readonly startsAt: string;
  readonly calls: number;
  readonly errors: number;
  /** Milliseconds; null without calls. */
  readonly meanMs: number | null;
  readonly p95Ms: number | null;
}

/** A loop of statements that was found. */
export interface RepeatLine {
  readonly sqlId: string;
  readonly statementName: string | null;
  readonly summary: string;
  readonly service: string;
  readonly caller: string;
  /** Traces in which it was found. */
  readonly traceCount: number;
  /** The most repeats in one trace. */
  readonly maxRepeats: number;
  readonly sumUs: number;
  /** The newest trace. */
  readonly traceId: string;
  readonly spanId: string;
  readonly lastAt: string;
}

/** One line of a plan, depth first. */
export interface PlanStep {
  readonly depth: number;
  readonly operation: string;
  readonly target: string | null;
  /** Estimates of the planner. */
  readonly rows: number;
  readonly cost: number;
  /** Conditions, sort keys and the like. */
  readonly facts: readonly string[];
}
