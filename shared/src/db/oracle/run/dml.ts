import type { SqlQuery } from '@prisma/driver-adapter-utils';
import type { LobReads } from '../bind/returning';
import type { BlockPlan, DmlPlan } from '../dialect/plan';
import { addOutBinds, assignedValues, encodeBinds } from './binds';
import { decodeReturned, namesOf, typesOf } from './returned';
import { type Answer, type Session, send } from './session';

/** Runs INSERT of one row, UPDATE or DELETE; RETURNING answers an array per out-bind, one entry per row. */
export async function runDml(session: Session, plan: DmlPlan, query: SqlQuery): Promise<Answer> {
  const { driver } = session.context;
  const binds = encodeBinds(driver, plan.binds, query);
  const assigned = plan.returning.length > 0 ? assignedValues(plan.binds, binds) : new Map();
  addOutBinds(driver, binds, plan.returning);
  return send(session, { text: plan.text, sqlId: plan.sqlId, kind: 'dml' }, async () => {
    const result = await session.connection.execute(plan.text, binds, { autoCommit: session.autoCommit });
    const out = (result.outBinds ?? {}) as Record<string, unknown[]>;
    const count = plan.returning.length > 0 ? (out[plan.returning[0]?.name ?? '']?.length ?? 0) : 0;
    const reads: LobReads = { count: 0 };
    const values: unknown[][] = [];
    for (let row = 0; row < count; row += 1)
      values.push(await decodeReturned(plan.returning, (name) => out[name]?.[row], assigned, reads));
    return {
      columnNames: namesOf(plan.returning),
      columnTypes: typesOf(plan.returning),
      values,
      affected: result.rowsAffected ?? 0,
      rows: result.rowsAffected ?? 0,
      roundTrips: 1 + reads.count,
    };
  });
}

/** Runs a PL/SQL block: out-binds are single values, `:n` the number of affected rows. */
export async function runBlock(session: Session, plan: BlockPlan, query: SqlQuery): Promise<Answer> {
  const { driver } = session.context;
  const binds = encodeBinds(driver, plan.binds, query);
  addOutBinds(driver, binds, plan.returning);
  if (plan.hasRowCount) binds.n = { dir: driver.BIND_OUT, type: driver.DB_TYPE_NUMBER };
  return send(session, { text: plan.text, sqlId: plan.sqlId, kind: 'block' }, async () => {
    const result = await session.connection.execute(plan.text, binds, { autoCommit: session.autoCommit });
    const out = (result.outBinds ?? {}) as Record<string, unknown>;
    const affected = plan.hasRowCount ? Number(out.n ?? 0) : 0;
    const reads: LobReads = { count: 0 };
    const hasRow = plan.returning.length > 0 && (affected > 0 || !plan.hasRowCount);
    const values = hasRow
      ? [await decodeReturned(plan.returning, (name) => out[name], new Map(), reads)]
      : [];
    return {
      columnNames: namesOf(plan.returning),
      columnTypes: typesOf(plan.returning),
      values,
      affected,
      rows: affected,
      roundTrips: 1 + reads.count,
    };
  });
}
