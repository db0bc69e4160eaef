import 'server-only';
import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlQuery } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { type Prisma, PrismaClient } from './generated/client';
import { traced } from './traced-adapter';

/** The data client of both applications. */
export type Database = PrismaClient;
/** What a repository takes first: the client, or the transaction that the caller opened. */
export type Db = PrismaClient | Prisma.TransactionClient;

/** How to reach PostgreSQL. */
export interface DatabaseOptions {
  readonly url: string;
  /** Shown in `pg_stat_activity`: the service name. */
  readonly applicationName: string;
  /** Upper bound of open connections. */
  readonly poolMax: number;
  /** How long a request may wait for a connection before it fails with 503. */
  readonly acquireTimeoutMs?: number;
}

// Statement texts are few (one per shape), so naming them lets the server keep their plans. Very long texts
// (big IN lists) are left unnamed: they rarely come twice.
const statementNames = new Map<string, string>();
function statementName({ sql }: SqlQuery): string {
  let name = statementNames.get(sql);
  if (name === undefined) {
    name = createHash('md5').update(sql).digest('hex').slice(0, 24);
    if (statementNames.size < 2_000) statementNames.set(sql, name);
  }
  return name;
}

/**
 * Opens a pool and the data client on it. Statements are named by their text, so the server plans each once.
 * Connections are made on first use; call `$disconnect()` to close them.
 */
export function createDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    application_name: options.applicationName,
    max: options.poolMax,
    connectionTimeoutMillis: options.acquireTimeoutMs ?? 5_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    // The driver adapter writes instants without an offset and means UTC, whatever the server's own zone is.
    onConnect: async (client) => {
      await client.query("SET TIME ZONE 'UTC'");
    },
  });
  // A connection that dies while idle must not stop the process; the next query gets a new one.
  pool.on('error', () => undefined);
  const factory = new PrismaPg(pool, { disposeExternalPool: true, statementNameGenerator: statementName });
  return new PrismaClient({
    adapter: traced(factory, new URL(options.url)),
    transactionOptions: { maxWait: options.acquireTimeoutMs ?? 5_000, timeout: 15_000 },
  });
}
