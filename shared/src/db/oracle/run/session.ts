import type { ColumnType, SqlResultSet } from '@prisma/driver-adapter-utils';
import type { FetchTypeHandler } from '../bind/decode';
import type { ConstraintIndex } from '../constraint-index';
import type { OracleConnection, OracleDriver } from '../driver';
import { toAdapterError } from '../errors';
import type { PlanFor } from '../planner';
import { sqlIdOf } from '../sql-id';
import type { OracleHooks, OracleStatement, StatementOutcome } from '../statement';

/** What every statement of one adapter shares. */
export interface AdapterContext {
  readonly driver: OracleDriver;
  readonly fetchTypeHandler: FetchTypeHandler;
  readonly constraints: ConstraintIndex;
  readonly hooks: OracleHooks;
  /** How a statement of Prisma, or marked raw SQL, is run on a server of this version. */
  readonly planFor: PlanFor;
}

/** One connection while statements run on it. */
export interface Session {
  readonly context: AdapterContext;
  readonly connection: OracleConnection;
  /** Outside a transaction a statement commits itself in its own round trip. */
  readonly autoCommit: boolean;
  /**
   * Called when a bulk statement failed half way, its first rows written: the work that they belong to can only
   * be rolled back.
   */
  readonly onPartialFailure: () => void;
}

/** What a statement answers, in the shape of Prisma's result set. */
export interface Answer extends StatementOutcome {
  readonly columnNames: string[];
  readonly columnTypes: ColumnType[];
  readonly values: unknown[][];
  /** Rows inserted, updated or deleted. */
  readonly affected: number;
}

/** The rows of an answer as Prisma wants them. */
export function toResultSet({ columnNames, columnTypes, values }: Answer): SqlResultSet {
  return { columnNames, columnTypes, rows: values };
}

/** Sends one statement: tags the session, opens the caller's span around it, names its failure. */
export async function send<T extends StatementOutcome>(
  { context, connection }: Session,
  statement: OracleStatement,
  call: () => Promise<T>,
): Promise<T> {
  const { hooks, constraints } = context;
  const run = async (): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      throw toAdapterError(error, constraints);
    }
  };
  hooks.beforeStatement?.(connection);
  return hooks.around ? hooks.around(statement, run) : run();
}

const COMMIT: OracleStatement = { text: 'COMMIT', sqlId: sqlIdOf('COMMIT'), kind: 'transaction' };

/** Commits what the session has written. */
export async function commit(session: Session): Promise<void> {
  await send(session, COMMIT, async () => {
    await session.connection.commit();
    return { rows: 0, roundTrips: 1 };
  });
}
