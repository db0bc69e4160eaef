import { cursorParam } from '@octo/shared/pagination';
import { z } from 'zod';
import { timeRangeParams } from '@/features/observatory/time-range.schema';
import { TRACE_SELECTIONS } from './traces.schema';

const text = (max: number) => z.string().trim().min(1).max(max).optional();

/** How the list is ordered. */
export const TRACE_ORDERS = ['newest', 'slowest'] as const;

/** Search parameters of the list of traces. */
export const traceSearchQuery = z.object({
  ...timeRangeParams,
  show: z.enum(TRACE_SELECTIONS).optional(),
  service: text(100),
  route: text(200),
  workflow: text(60),
  status: z.enum(['ok', 'error']).optional(),
  minMs: z.coerce.number().min(0).max(3_600_000).optional(),
  maxMs: z.coerce.number().min(0).max(3_600_000).optional(),
  order: text(40),
  /** Id of a customer; found by the orders. */
  customer: z.coerce.number().int().positive().optional(),
  sql: text(13),
  session: text(64),
  /** Any attribute, as `key=value`. */
  tag: z
    .string()
    .trim()
    .max(400)
    .regex(/^[^=]+=.+$/, 'must read key=value')
    .optional(),
  sort: z.enum(TRACE_ORDERS).optional(),
  after: cursorParam.optional(),
});

/** What is searched for. */
export type TraceSearch = z.output<typeof traceSearchQuery>;

/** Fields that each ask for one attribute of a span. */
export const TAG_FIELDS = {
  service: 'service.name',
  route: 'http.route',
  workflow: 'workflow.id',
  order: 'order.number',
  sql: 'DbOracleSqlId',
  session: 'session.id',
} as const satisfies Partial<Record<keyof TraceSearch, string>>;

/** What the form can offer, from the traces of the stretch that is looked at. */
export interface TraceFacets {
  readonly services: readonly string[];
  readonly routes: readonly string[];
  readonly workflows: readonly string[];
}
