import 'server-only';
import { addBuckets, emptyBuckets, quantileOf } from '@octo/shared/otlp';
import { addMs, MS } from '@octo/shared/time';
import { type CrmContext, requireObservatory, requirePermission } from '@/context';
import {
  findRepeats,
  type StatementFilter,
  type SumRow,
  statementServices,
  sumStatements,
  sumStretches,
} from './sql.repository';
import {
  DEFAULT_RANGE,
  type RepeatLine,
  SQL_RANGES,
  type SqlListQuery,
  type SqlRange,
  type SqlSort,
  STRETCHES,
  type StatementCosts,
  type StatementLine,
} from './sql.schema';

const LIST_LENGTH = 50;

/** What the list of statements shows. */
export interface SqlOverview {
  /** The costliest, at most fifty. */
  readonly statements: readonly StatementLine[];
  /** How many there are altogether. */
  readonly statementCount: number;
  readonly totals: StatementCosts;
  readonly repeats: readonly RepeatLine[];
  readonly services: readonly string[];
}

/** A range that ends now; its beginning is the beginning of a minute, as the counts are. */
export function rangeUntilNow(context: CrmContext, range: SqlRange = DEFAULT_RANGE) {
  const now = context.now();
  const { ms } = SQL_RANGES[range];
  const from = new Date(Math.floor((now.getTime() - ms) / MS.minute) * MS.minute);
  // Longer than the range by a minute at most, so that the current one is part of the last stretch.
  const stretchS = Math.ceil((ms / MS.second + 60) / STRETCHES);
  return { from, until: addMs(now, MS.minute), stretchS };
}

/** Sums as pages show them. */
export function costsOf({ calls, errors, rows, sumUs, maxUs, buckets }: SumRow): StatementCosts {
  return { calls, errors, rows, sumUs, maxUs, p95Us: quantileOf(buckets, 0.95) };
}

/**
 * What statements of a range cost, and those that were asked for in a loop.
 * @throws AppError `unauthenticated`, `forbidden`, `observatory_off`
 */
export async function sqlOverview(context: CrmContext, query: SqlListQuery): Promise<SqlOverview> {
  requirePermission(context, 'telemetry:read');
  const store = requireObservatory(context);
  const { from, until, stretchS } = rangeUntilNow(context, query.range);
  const filter: StatementFilter = { from, until, service: query.service, search: query.q };
  const [sums, repeats, services] = await Promise.all([
    sumStatements(store, filter),
    findRepeats(store, filter),
    statementServices(store, from),
  ]);
  const sorted = sums
    .map((sum) => ({ sum, costs: costsOf(sum) }))
    .sort((a, b) => weight(b.costs, query.sort ?? 'time') - weight(a.costs, query.sort ?? 'time'))
    .slice(0, LIST_LENGTH);
  const sqlIds = sorted.map(({ sum }) => sum.sqlId);
  const stretches = await sumStretches(store, { ...filter, stretchS, sqlIds });
  const trends = new Map(sqlIds.map((id) => [id, new Array<number>(STRETCHES).fill(0)]));
  for (const { sqlId, stretch, sumUs } of stretches) {
    const trend = trends.get(sqlId);
    if (trend) trend[Math.min(stretch, STRETCHES - 1)] = sumUs;
  }
  return {
    statements: sorted.map(({ sum, costs }) => ({
      ...costs,
      sqlId: sum.sqlId,
      statementName: sum.statementName,
      summary: sum.summary ?? 'The text has not come',
      services: sum.services,
      trend: trends.get(sum.sqlId) ?? [],
    })),
    statementCount: sums.length,
    totals: costsOf(addSums(sums)),
    repeats,
    services,
  };
}

/** Adds rows up; zeros for none. */
export function addSums(rows: readonly SumRow[]): SumRow {
  const buckets = emptyBuckets();
  const total = { calls: 0, errors: 0, rows: 0, sumUs: 0, maxUs: 0 };
  for (const row of rows) {
    total.calls += row.calls;
    total.errors += row.errors;
    total.rows += row.rows;
    total.sumUs += row.sumUs;
    total.maxUs = Math.max(total.maxUs, row.maxUs);
    addBuckets(buckets, row.buckets);
  }
  return { ...total, buckets };
}

function weight(costs: StatementCosts, sort: SqlSort): number {
  switch (sort) {
    case 'time':
      return costs.sumUs;
    case 'calls':
      return costs.calls;
    case 'rows':
      return costs.rows;
    case 'errors':
      return costs.errors;
    case 'mean':
      return costs.sumUs / Math.max(1, costs.calls);
    case 'p95':
      return costs.p95Us ?? 0;
    case 'max':
      return costs.maxUs;
  }
}
