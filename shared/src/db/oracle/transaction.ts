import {
  DriverAdapterError,
  type IsolationLevel,
  type SqlQuery,
  type SqlResultSet,
  type Transaction,
} from '@prisma/driver-adapter-utils';
import { releaseConnection, tryRollback } from './connection';
import type { OracleConnection } from './driver';
import { isConnectionBroken } from './errors';
import { runStatement } from './run/run-plan';
import { type AdapterContext, type Answer, commit, type Session, send, toResultSet } from './run/session';
import { sqlIdOf } from './sql-id';

/** Savepoint names come from Prisma's transaction manager (`prisma_sp_0`); anything else is refused. */
const SAVEPOINT_NAME = /^[A-Za-z][A-Za-z0-9_]{0,59}$/;

const SERIALIZABLE = 'SET TRANSACTION ISOLATION LEVEL SERIALIZABLE';

const ROLLED_BACK = 'A statement failed half way; the transaction was rolled back.';

const refusedState = (cause: string): DriverAdapterError =>
  new DriverAdapterError({ kind: 'TransactionAlreadyClosed', cause });

/**
 * One Oracle transaction on one session. It begins with its first statement, so opening it costs no round trip
 * unless it is SERIALIZABLE. A failed statement is undone by the server and the transaction stays usable; after a
 * bulk insert that failed half way, or a lost session, it can only be rolled back.
 */
export class OracleTransaction implements Transaction {
  readonly provider = 'postgres';
  readonly adapterName = '@octo/oracle';
  /** The client sends no COMMIT or ROLLBACK text but calls the methods below. */
  readonly options = { usePhantomQuery: true };

  readonly #connection: OracleConnection;
  readonly #session: Session;
  #state: 'open' | 'failed' | 'broken' | 'closed' = 'open';

  constructor(context: AdapterContext, connection: OracleConnection) {
    this.#connection = connection;
    this.#session = {
      context,
      connection,
      autoCommit: false,
      onPartialFailure: () => {
        if (this.#state === 'open') this.#state = 'failed';
      },
    };
  }

  async queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return toResultSet(await this.#run(query));
  }

  async executeRaw(query: SqlQuery): Promise<number> {
    return (await this.#run(query)).affected;
  }

  /** Commits and gives the session back. After a failure that only a rollback can answer, it rolls back and says so. */
  async commit(): Promise<void> {
    if (this.#state === 'closed') return;
    if (this.#state !== 'open') {
      const isLost = this.#state === 'broken';
      await this.rollback();
      throw isLost ? new DriverAdapterError({ kind: 'ConnectionClosed' }) : refusedState(ROLLED_BACK);
    }
    try {
      await this.#watch(() => commit(this.#session));
    } catch (error) {
      await this.rollback();
      throw error;
    }
    await this.#close();
  }

  /** Rolls back and gives the session back; a session that cannot be told is thrown away. */
  async rollback(): Promise<void> {
    if (this.#state === 'closed') return;
    if (this.#state !== 'broken' && !(await tryRollback(this.#connection))) this.#state = 'broken';
    await this.#close();
  }

  async createSavepoint(name: string): Promise<void> {
    await this.#control(`SAVEPOINT ${savepointName(name)}`);
  }

  /** Undoes what came after the savepoint, a bulk insert that failed half way included. */
  async rollbackToSavepoint(name: string): Promise<void> {
    if (this.#state === 'failed') this.#state = 'open';
    await this.#control(`ROLLBACK TO SAVEPOINT ${savepointName(name)}`);
  }

  /** Oracle has no RELEASE SAVEPOINT: the next savepoint of that name replaces it. */
  releaseSavepoint(): Promise<void> {
    return Promise.resolve();
  }

  /** Makes the transaction SERIALIZABLE; must come before its first statement. */
  async makeSerializable(): Promise<void> {
    try {
      await this.#control(SERIALIZABLE);
    } catch (error) {
      await this.rollback();
      throw error;
    }
  }

  #run(query: SqlQuery): Promise<Answer> {
    return this.#watch(() => runStatement(this.#session, query));
  }

  async #control(text: string): Promise<void> {
    await this.#watch(() =>
      send(this.#session, { text, sqlId: sqlIdOf(text), kind: 'transaction' }, async () => {
        await this.#connection.execute(text, {}, { autoCommit: false });
        return { rows: 0, roundTrips: 1 };
      }),
    );
  }

  /** Refuses work that can no longer be committed and remembers that the session was lost. */
  async #watch<T>(work: () => Promise<T>): Promise<T> {
    if (this.#state === 'failed')
      throw refusedState('A statement failed half way; the transaction must be rolled back.');
    if (this.#state === 'broken') throw new DriverAdapterError({ kind: 'ConnectionClosed' });
    if (this.#state === 'closed') throw refusedState('The transaction is closed.');
    try {
      return await work();
    } catch (error) {
      if (isConnectionBroken(error) || !this.#connection.isHealthy()) this.#state = 'broken';
      throw error;
    }
  }

  async #close(): Promise<void> {
    const isBroken = this.#state === 'broken';
    this.#state = 'closed';
    await releaseConnection(this.#connection, { isBroken });
  }
}

function savepointName(name: string): string {
  if (!SAVEPOINT_NAME.test(name)) throw new Error(`Not a savepoint name: ${name}`);
  return name;
}

/**
 * True when the level needs a statement of its own. Oracle knows READ COMMITTED, its default, and SERIALIZABLE.
 *
 * @throws DriverAdapterError `InvalidIsolationLevel` for every other level
 */
export function needsSerializable(level: IsolationLevel | undefined): boolean {
  switch (level) {
    case undefined:
    case 'READ COMMITTED':
      return false;
    case 'SERIALIZABLE':
      return true;
    default:
      throw new DriverAdapterError({ kind: 'InvalidIsolationLevel', level });
  }
}
