import type { SqlQuery } from '@prisma/driver-adapter-utils';
import type { SavepointPlan } from '../dialect/plan';
import { runBlock, runDml } from './dml';
import { runInsertMany } from './insert-many';
import { runQuery } from './query';
import { type Answer, type Session, send } from './session';

const NOTHING: Answer = {
  columnNames: [],
  columnTypes: [],
  values: [],
  affected: 0,
  rows: 0,
  roundTrips: 0,
};

/** Sends SAVEPOINT or ROLLBACK TO SAVEPOINT. Oracle has no RELEASE: that plan has no text and nothing is sent. */
async function runSavepoint(session: Session, { text, sqlId }: SavepointPlan): Promise<Answer> {
  if (text === null || sqlId === null) return NOTHING;
  return send(session, { text, sqlId, kind: 'transaction' }, async () => {
    await session.connection.execute(text, {}, { autoCommit: false });
    return { ...NOTHING, roundTrips: 1 };
  });
}

/** Runs one statement of the client, by the kind of its plan. @throws DriverAdapterError, UnsupportedSqlError */
export async function runStatement(session: Session, query: SqlQuery): Promise<Answer> {
  const plan = session.context.planFor(query, session.connection.oracleServerVersion);
  switch (plan.kind) {
    case 'query':
      return runQuery(session, plan, query);
    case 'dml':
      return runDml(session, plan, query);
    case 'insertMany':
      return runInsertMany(session, plan, query);
    case 'block':
      return runBlock(session, plan, query);
    case 'savepoint':
      return runSavepoint(session, plan);
  }
}
