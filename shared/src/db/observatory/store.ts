import 'server-only';
import pg from 'pg';
import { AppError } from '../../errors';
import { Prisma } from '../generated/client';
import { openPostgresPool } from '../postgresql/pool';
import { OBSERVATORY_SCHEMA } from './schema-name';

/** Text and binds of one statement, made by {@link sql}. */
export type SqlText = Prisma.Sql;

/** Builds a statement of the observatory: `` sql`… ${value}` `` binds every value; other `SqlText` is put in place. */
export const sql = Prisma.sql;

/** Puts values or pieces behind one another: `IN (${join(ids)})`. Not for empty lists. */
export const joinSql = Prisma.join;

/** Text that is put in place as it stands. Only constants. */
export const rawSql = Prisma.raw;

/** A piece that is nothing. */
export const emptySql = Prisma.empty;

/** What runs statements: the store, or a transaction on it. */
export interface StoreHandle {
  /** Runs a query. Columns arrive as pg reads them: BIGINT as number (safe: counts and microseconds), jsonb parsed. */
  readonly rows: <T extends object>(statement: SqlText) => Promise<T[]>;
  /** Runs a statement. @returns rows changed */
  readonly execute: (statement: SqlText) => Promise<number>;
}

/** The store of the observatory: PostgreSQL, a schema of its own, a pool of its own (docs/adr/0020). */
export interface Store extends StoreHandle {
  /** Runs `fn` in a transaction; it is rolled back when `fn` throws. */
  readonly transaction: <T>(fn: (handle: StoreHandle) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** Where the store is and how long it may take. */
export interface StoreOptions {
  readonly url: string;
  /** How long a caller may wait for a connection. Default 5000. */
  readonly queueTimeoutMs?: number;
  /** How long one statement may take. Default 30000. */
  readonly callTimeoutMs?: number;
  readonly poolMax?: number;
}

/** Few connections: telemetry must never crowd out the work that it tells about. */
const POOL = { name: 'crm-observatory', module: 'octo-observatory', min: 1, max: 6 } as const;
/** Codes of sockets, of a server that starts or stops, and of one that has no connection left. */
const UNREACHABLE = /^(?:E(?:CONN|TIMEDOUT|HOSTUNREACH|NOTFOUND|PIPE|AI_AGAIN)\w*|08\w{3}|57P0[123]|53300)$/;
const INT8 = 20;
const INT8_ARRAY = 1016;
const QUEUE_TIMEOUT_MS = 5_000;
const CALL_TIMEOUT_MS = 30_000;

/** Counts and microseconds fit a double, which JSON and charts need anyway. */
const readList = (pg.types.getTypeParser as (oid: number) => (text: string) => string[])(INT8_ARRAY);
const PARSERS = new Map<number, (text: string) => unknown>([
  [INT8, Number],
  [INT8_ARRAY, (text) => readList(text).map(Number)],
]);
const TYPES: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    PARSERS.get(oid) ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/**
 * Opens the store. Connections are made on first use. Its statements make no spans: telemetry does not report about
 * itself.
 */
export function openStore(options: StoreOptions): Store {
  const pool = openPostgresPool({
    url: options.url,
    ...POOL,
    max: options.poolMax ?? POOL.max,
    queueTimeoutMs: options.queueTimeoutMs ?? QUEUE_TIMEOUT_MS,
    callTimeoutMs: options.callTimeoutMs ?? CALL_TIMEOUT_MS,
    searchPath: OBSERVATORY_SCHEMA,
  });
  const handle = handleOf(pool);
  return {
    ...handle,
    transaction: async (fn) => {
      const client = await reached(pool.connect());
      try {
        await client.query('BEGIN');
        const result = await fn(handleOf(client));
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => undefined);
        throw error;
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}

function handleOf(client: pg.Pool | pg.PoolClient): StoreHandle {
  return {
    rows: async <T extends object>(statement: SqlText) =>
      (await reached(client.query<T>({ ...textOf(statement), types: TYPES }))).rows,
    execute: async (statement) => (await reached(client.query(textOf(statement)))).rowCount ?? 0,
  };
}

/** Says in the words of the platform that the store cannot be reached: callers answer 503 and senders come back. */
async function reached<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    const { code } = cause as { code?: unknown };
    if (typeof code === 'string' && UNREACHABLE.test(code)) {
      throw new AppError('database_unavailable', { detail: 'The store of the observatory is away.', cause });
    }
    throw cause;
  }
}

function textOf(statement: SqlText) {
  return { text: statement.text, values: statement.values as unknown[] };
}
