import type {
  ConnectionInfo,
  IsolationLevel,
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlResultSet,
  Transaction,
} from '@prisma/driver-adapter-utils';
import { fetchTypeHandler } from './bind/decode';
import type { CatalogueTable } from './catalogue/types';
import { releaseConnection, tryRollback } from './connection';
import { constraintIndex } from './constraint-index';
import type { OracleConnection, OracleDriver, OraclePool } from './driver';
import { isConnectionBroken, toAdapterError } from './errors';
import { createPlanner } from './planner';
import { runStatement } from './run/run-plan';
import { type AdapterContext, type Answer, toResultSet } from './run/session';
import { splitScript } from './script';
import type { OracleHooks } from './statement';
import { needsSerializable, OracleTransaction } from './transaction';

/** Binds that one Oracle statement may have; Prisma splits what has more. */
const MAX_BIND_VALUES = 65_535;
/** Drain time of the pool when the client is disconnected. */
const DRAIN_SECONDS = 10;

/** The driver with an open pool. */
export interface OracleAccess {
  readonly driver: OracleDriver;
  readonly pool: OraclePool;
}

/** How the adapter reaches its database. */
export interface PrismaOracleOptions extends OracleHooks {
  /** Tables of the data model by name. */
  readonly catalogue: Readonly<Record<string, CatalogueTable>>;
  /** Called once, on first use: loads node-oracledb and opens the pool. */
  readonly open: () => Promise<OracleAccess>;
}

/** Queries outside transactions: each takes a session of the pool and commits in its own round trip. */
class OracleAdapter implements SqlDriverAdapter {
  readonly provider = 'postgres';
  readonly adapterName = '@octo/oracle';
  readonly #context: AdapterContext;
  readonly #pool: OraclePool;

  constructor(context: AdapterContext, pool: OraclePool) {
    this.#context = context;
    this.#pool = pool;
  }

  async queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return toResultSet(await this.#run(query));
  }

  async executeRaw(query: SqlQuery): Promise<number> {
    return (await this.#run(query)).affected;
  }

  /** Runs statements that are separated by a line holding only `/`, each committed by itself. */
  async executeScript(script: string): Promise<void> {
    await this.#withConnection(async (connection) => {
      for (const text of splitScript(script)) await connection.execute(text, {}, { autoCommit: true });
    });
  }

  async startTransaction(level?: IsolationLevel): Promise<Transaction> {
    const isSerializable = needsSerializable(level);
    const transaction = new OracleTransaction(this.#context, await this.#connect());
    if (isSerializable) await transaction.makeSerializable();
    return transaction;
  }

  getConnectionInfo(): ConnectionInfo {
    // The rewriter strips this qualifier; sessions work in their user's schema.
    return { schemaName: 'public', maxBindValues: MAX_BIND_VALUES, supportsRelationJoins: false };
  }

  async dispose(): Promise<void> {
    await this.#pool.close(DRAIN_SECONDS);
  }

  #run(query: SqlQuery): Promise<Answer> {
    return this.#withConnection((connection, onPartialFailure) =>
      runStatement({ context: this.#context, connection, autoCommit: true, onPartialFailure }, query),
    );
  }

  async #connect(): Promise<OracleConnection> {
    try {
      return await this.#pool.getConnection();
    } catch (error) {
      throw toAdapterError(error, this.#context.constraints);
    }
  }

  /** Lends a session for one piece of work; it goes back clean or is thrown away. */
  async #withConnection<T>(
    work: (connection: OracleConnection, onPartialFailure: () => void) => Promise<T>,
  ): Promise<T> {
    const connection = await this.#connect();
    let mustRollBack = false;
    let isBroken = false;
    try {
      return await work(connection, () => {
        mustRollBack = true;
      });
    } catch (error) {
      isBroken = isConnectionBroken(error);
      if (mustRollBack && !isBroken) isBroken = !(await tryRollback(connection));
      throw toAdapterError(error, this.#context.constraints);
    } finally {
      await releaseConnection(connection, { isBroken });
    }
  }
}

/**
 * The Prisma driver adapter for Oracle over node-oracledb (thin mode). To Prisma it is a PostgreSQL: the schema
 * says `postgresql`, and every statement of that dialect is rewritten or refused. Needs Oracle 19c or newer.
 */
export class PrismaOracle implements SqlDriverAdapterFactory {
  readonly provider = 'postgres';
  readonly adapterName = '@octo/oracle';
  readonly #options: PrismaOracleOptions;

  constructor(options: PrismaOracleOptions) {
    this.#options = options;
  }

  /** Opens the pool. @throws DriverAdapterError when the settings cannot be used or nobody answers */
  async connect(): Promise<SqlDriverAdapter> {
    const { catalogue } = this.#options;
    const constraints = constraintIndex(Object.values(catalogue));
    try {
      const { driver, pool } = await this.#options.open();
      const context: AdapterContext = {
        driver,
        constraints,
        fetchTypeHandler: fetchTypeHandler(driver),
        hooks: this.#options,
        planFor: createPlanner(catalogue),
      };
      return new OracleAdapter(context, pool);
    } catch (error) {
      throw toAdapterError(error, constraints);
    }
  }
}
