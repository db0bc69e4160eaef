import { defineContract } from '@octo/shared/contracts';
import { cursorParam } from '@octo/shared/pagination';
import { z } from 'zod';
import { timeRangeParams } from '@/features/observatory/time-range.schema';
import { LEVELS, type Level } from './log-query';

/** Rows on one page. */
export const LOG_PAGE_SIZE = 100;
/** Most lines of one download. */
export const LOG_EXPORT_LIMIT = 50_000;

const levelNames = Object.keys(LEVELS) as [Level, ...Level[]];

const queryText = z
  .string()
  .trim()
  .max(500)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the database cannot look for NUL.
  .regex(/^[^\u0000]*$/, 'must be text');
const wanted = {
  q: queryText.optional(),
  trace: z
    .string()
    .regex(/^[0-9a-fA-F]{32}$/, 'must be a trace id: 32 hex digits')
    .transform((id) => id.toLowerCase())
    .optional(),
  ...timeRangeParams,
} as const;

/** What stands in the address of the page. */
export const logListQuery = z.object({ ...wanted, before: cursorParam.optional() });

/** Parsed {@link logListQuery}. */
export type LogListQuery = z.output<typeof logListQuery>;

/** A log line, as pages and scripts get it. */
export const logLineSchema = z.object({
  /** Order of arrival. */
  seq: z.number(),
  /** ISO instant, to the millisecond. */
  at: z.string(),
  level: z.enum(levelNames),
  service: z.string(),
  logger: z.string().nullable(),
  message: z.string(),
  traceId: z.string().nullable(),
  spanId: z.string().nullable(),
  workflowId: z.string().nullable(),
  attributes: z.record(z.string(), z.unknown()),
});

/** A log line. */
export type LogLine = z.output<typeof logLineSchema>;

/** Levels as the histogram tells them apart. */
export const SEVERITY_GROUPS = ['error', 'warn', 'info', 'debug'] as const;

/** Lines of one stretch of time, by level: fatal counts as error, trace as debug. */
export type LogCounts = { readonly startsAtMs: number } & Readonly<
  Record<(typeof SEVERITY_GROUPS)[number], number>
>;

/** One page of lines, newest first. */
export interface LogPage {
  readonly items: readonly LogLine[];
  readonly nextCursor: string | null;
  /** What of the query was not understood. */
  readonly problems: readonly string[];
}

/** How many lines there were over time. */
export interface LogHistogram {
  readonly stepMs: number;
  readonly stretches: readonly LogCounts[];
  readonly total: number;
}

const LINE_ERRORS = [
  'unauthenticated',
  'forbidden',
  'validation_failed',
  'observatory_off',
  'search_too_broad',
] as const;

/** Log lines for scripts. */
export const logSearchContract = defineContract({
  id: 'logs.search',
  method: 'GET',
  path: '/api/logs',
  summary: 'Log lines that match, newest first; `nextCursor` goes to `before` for older ones.',
  auth: 'session',
  query: logListQuery,
  response: z.object({
    items: z.array(logLineSchema),
    nextCursor: z.string().nullable(),
    problems: z.array(z.string()),
  }),
  errors: LINE_ERRORS,
});

/** Lines that have come since the last look. */
export const logTailContract = defineContract({
  id: 'logs.tail',
  method: 'GET',
  path: '/api/logs/tail',
  summary: 'Log lines that arrived after `after`, oldest first. Without it: where the tail begins.',
  auth: 'session',
  query: z.object({ q: queryText.optional(), after: z.coerce.number().int().min(0).optional() }),
  response: z.object({
    items: z.array(logLineSchema),
    /** Goes to `after` of the next call. */
    lastSeq: z.number(),
    /** More lines had come than one answer holds; the oldest of them are left out. */
    isCut: z.boolean(),
  }),
  errors: LINE_ERRORS,
});

/** What {@link logTailContract} answers. */
export type LogTail = z.output<typeof logTailContract.response>;

/** Log lines as a file. */
export const logExportContract = defineContract({
  id: 'logs.export',
  method: 'GET',
  path: '/api/logs/export',
  summary: `Log lines that match as CSV or NDJSON, newest first, ${LOG_EXPORT_LIMIT} at most.`,
  auth: 'session',
  query: z.object({ ...wanted, format: z.enum(['csv', 'ndjson']).default('csv') }),
  response: z.string(),
  errors: LINE_ERRORS,
});
