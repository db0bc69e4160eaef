import 'server-only';
import { AppError, parseOrThrow } from '@octo/shared/errors';
import { MS } from '@octo/shared/time';
import { type CrmContext, requireObservatory, requirePermission } from '@/context';
import { formatSql } from './format-sql';
import { findRepeats, findText, slowestTraces, sumCallers, sumStretches } from './sql.repository';
import {
  type CallerLine,
  type RepeatLine,
  type SqlRange,
  STRETCHES,
  type StatementCosts,
  type StatementStretch,
  sqlIdSchema,
} from './sql.schema';
import { addSums, costsOf, rangeUntilNow } from './sql.service';

/** Everything about one statement. */
export interface StatementDetail {
  readonly sqlId: string;
  readonly statementName: string | null;
  readonly summary: string;
  readonly dbSystem: string;
  /** Broken into lines; values are never part of it. */
  readonly text: string;
  readonly costs: StatementCosts;
  readonly callers: readonly CallerLine[];
  readonly stretches: readonly StatementStretch[];
  readonly traces: readonly {
    readonly traceId: string;
    readonly maxUs: number;
    readonly caller: string;
    readonly service: string;
    readonly at: string;
  }[];
  readonly repeats: readonly RepeatLine[];
}

/**
 * One statement with its history in a range.
 * @throws AppError `validation_failed` for what is no SQL_ID, `not_found` when it never came, `unauthenticated`,
 *   `forbidden`, `observatory_off`
 */
export async function getStatement(
  context: CrmContext,
  given: string,
  range?: SqlRange,
): Promise<StatementDetail> {
  requirePermission(context, 'telemetry:read');
  const store = requireObservatory(context);
  const sqlId = parseOrThrow(sqlIdSchema, given, 'sqlId');
  const text = await findText(store, sqlId);
  if (!text) throw new AppError('not_found', { detail: 'No statement with this SQL_ID has been seen.' });
  const { from, until, stretchS } = rangeUntilNow(context, range);
  const filter = { from, until, sqlId };
  const [callers, stretches, traces, repeats] = await Promise.all([
    sumCallers(store, filter),
    sumStretches(store, { ...filter, stretchS, sqlIds: [sqlId] }),
    slowestTraces(store, filter),
    findRepeats(store, filter),
  ]);
  return {
    sqlId,
    statementName: text.statementName,
    summary: text.summary,
    dbSystem: text.dbSystem,
    text: formatSql(text.text),
    costs: costsOf(addSums(stretches)),
    callers: callers.map((row) => ({ caller: row.caller, service: row.service, ...costsOf(row) })),
    stretches: Array.from({ length: STRETCHES }, (_, index): StatementStretch => {
      const { calls, errors, sumUs, p95Us } = costsOf(
        addSums(stretches.filter(({ stretch }) => stretch === index)),
      );
      return {
        startsAt: new Date(from.getTime() + index * stretchS * MS.second).toISOString(),
        calls,
        errors,
        meanMs: calls > 0 ? sumUs / calls / 1_000 : null,
        p95Ms: p95Us === null ? null : p95Us / 1_000,
      };
    }),
    traces: traces.map((trace) => ({ ...trace, at: trace.at.toISOString() })),
    repeats,
  };
}
