import 'server-only';
import { AsyncResource } from 'node:async_hooks';
import pg from 'pg';
import { registerPool } from '../pool-registry';
import { taggedClient } from './tagged-client';

/** A pool of connections to PostgreSQL. */
export interface PostgresPoolOptions {
  readonly url: string;
  /** Name of the pool for metrics and messages. */
  readonly name: string;
  /** Service and deployment, as the database shows them. */
  readonly module: string;
  readonly min: number;
  readonly max: number;
  readonly queueTimeoutMs: number;
  readonly callTimeoutMs: number;
  /** Schema of unqualified names; the server's default unless given. Only a constant. */
  readonly searchPath?: string;
}

/** Connections are replaced after this time, so that they follow the database when it moves. */
const MAX_LIFETIME_SECONDS = 30 * 60;

type ConnectCallback = Parameters<pg.Pool['connect']>[0];

/** The driver's pool, which counts who waited in vain and says so by a code. */
class CountingPool extends pg.Pool {
  timeouts = 0;

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  // biome-ignore lint/suspicious/noConfusingVoidType: the driver's own signature
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | void {
    if (!callback) return super.connect().catch((error: Error) => Promise.reject(this.#explain(error)));
    // A connection is handed over while another request gives it back; the waiting one must go on as itself.
    const bound = AsyncResource.bind(callback);
    super.connect((error, client, release) => bound(error && this.#explain(error), client, release));
  }

  /** The pool's own failures have no code, so nobody above could tell them from a mistake of ours. */
  #explain(error: Error): Error {
    if (error.message === 'timeout exceeded when trying to connect') {
      this.timeouts += 1;
      return coded(
        'No connection became free in time (DATABASE_POOL_MAX, DATABASE_QUEUE_TIMEOUT_MS).',
        error,
        {
          // too_many_connections, as the server itself would say it
          code: '53300',
          severity: 'ERROR',
        },
      );
    }
    if (error.message === 'Connection terminated due to connection timeout') {
      return coded('The database did not answer in time (DATABASE_URL).', error, {
        code: 'ETIMEDOUT',
        syscall: 'connect',
        errno: -110,
      });
    }
    if (error.message === 'Cannot use a pool after calling end on the pool') {
      return coded('The service is stopping.', error, {
        code: 'ECONNREFUSED',
        syscall: 'connect',
        errno: -111,
      });
    }
    return error;
  }
}

function coded(message: string, cause: Error, fields: Readonly<Record<string, unknown>>): Error {
  return Object.assign(new Error(message, { cause }), fields);
}

/**
 * Opens a pool. The first connection is made on first use; `min` connections stay once they are open, others end
 * after a minute without work. Nothing is opened ahead, so that a laptop starts as fast as before.
 */
export function openPostgresPool(options: PostgresPoolOptions): pg.Pool {
  const pool = new CountingPool({
    connectionString: options.url,
    application_name: options.module,
    Client: taggedClient(options.module),
    min: options.min,
    max: options.max,
    connectionTimeoutMillis: options.queueTimeoutMs,
    statement_timeout: options.callTimeoutMs,
    idleTimeoutMillis: 60_000,
    maxLifetimeSeconds: MAX_LIFETIME_SECONDS,
    keepAlive: true,
    // The driver adapter writes instants without an offset and means UTC, whatever the server's own zone is.
    onConnect: async (client) => {
      await client.query("SET TIME ZONE 'UTC'");
      if (options.searchPath) await client.query(`SET search_path TO ${options.searchPath}`);
    },
  });
  // A connection that dies while idle must not stop the process; the next query gets a new one.
  pool.on('error', () => undefined);
  const end = pool.end.bind(pool);
  const forget = registerPool({
    figures: () => ({
      name: options.name,
      min: options.min,
      max: options.max,
      used: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      pending: pool.waitingCount,
      timeouts: pool.timeouts,
    }),
    close: (drainSeconds) => endWithin(pool, drainSeconds),
  });
  pool.end = async () => {
    forget();
    await end();
  };
  return pool;
}

/** Ends a pool; the driver waits for connections in use without limit, we do not. */
async function endWithin(pool: pg.Pool, seconds: number): Promise<void> {
  if (pool.ending) return;
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, seconds * 1_000);
    timer.unref();
  });
  await Promise.race([pool.end(), limit]);
  clearTimeout(timer);
}
