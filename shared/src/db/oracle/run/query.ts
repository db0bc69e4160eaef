import type { SqlQuery } from '@prisma/driver-adapter-utils';
import { columnTypes, convertDescribedNumbers } from '../bind/decode';
import type { QueryPlan } from '../dialect/plan';
import type { OracleBinds, OracleColumnMetadata } from '../driver';
import { encodeBinds } from './binds';
import { type Answer, type Session, send } from './session';

/** Rows asked for in the first round trip of a query without a row limit. */
const UNLIMITED_PREFETCH = 101;
/** Rows asked for in each further round trip. */
const FETCH_ROWS = 500;

/**
 * Rows to fetch together with the execution: one more than the statement can give, so that the end of the result
 * is seen without another round trip.
 */
function prefetchRows(plan: QueryPlan, binds: OracleBinds): number {
  let limit = 0;
  for (const { use, name } of plan.binds) {
    if (use === 'count') limit = Math.max(limit, Number(binds[name]?.val ?? 0));
  }
  return limit === 0 ? UNLIMITED_PREFETCH : Math.min(limit + 1, FETCH_ROWS + 1);
}

const hasLob = (columns: readonly OracleColumnMetadata[]): boolean =>
  columns.some(({ dbType }) => dbType?.name === 'DB_TYPE_CLOB' || dbType?.name === 'DB_TYPE_BLOB');

/** Round trips by the driver's rules: LOB columns switch prefetching off. */
function queryRoundTrips(rows: number, prefetch: number, columns: readonly OracleColumnMetadata[]): number {
  if (hasLob(columns)) return 2 + Math.floor(rows / FETCH_ROWS);
  return rows < prefetch ? 1 : 2 + Math.floor((rows - prefetch) / FETCH_ROWS);
}

/** Runs a statement that returns rows. */
export async function runQuery(session: Session, plan: QueryPlan, query: SqlQuery): Promise<Answer> {
  const { driver, fetchTypeHandler } = session.context;
  const binds = encodeBinds(driver, plan.binds, query);
  const prefetch = prefetchRows(plan, binds);
  return send(session, { text: plan.text, sqlId: plan.sqlId, kind: 'query' }, async () => {
    const result = await session.connection.execute(plan.text, binds, {
      outFormat: driver.OUT_FORMAT_ARRAY,
      prefetchRows: prefetch,
      fetchArraySize: FETCH_ROWS,
      fetchTypeHandler,
    });
    const described = result.metaData ?? [];
    const values = (result.rows ?? []) as unknown[][];
    convertDescribedNumbers(values, plan.columns, described);
    return {
      columnNames: described.map((column, i) => plan.columns[i]?.name ?? column.dbColumnName ?? column.name),
      columnTypes: columnTypes(plan.columns, described),
      values,
      affected: values.length,
      rows: values.length,
      roundTrips: queryRoundTrips(values.length, prefetch, described),
    };
  });
}
