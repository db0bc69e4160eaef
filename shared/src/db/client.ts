import 'server-only';
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { DatabaseSettings } from '../config';
import { type Dialect, withDialect } from './dialect';
import { type Prisma, PrismaClient } from './generated/client';
import { oracleFactory } from './oracle/factory';
import { oracleTarget } from './oracle/settings';
import { POOLS, type PoolName } from './pools';
import { postgresFactory } from './postgresql/factory';

/** The data client of both applications. */
export type Database = PrismaClient;
/** What a repository takes first: the client, or the transaction that the caller opened. */
export type Db = PrismaClient | Prisma.TransactionClient;

/** How to reach PostgreSQL. */
export interface DatabaseOptions {
  readonly url: string;
  /** Shown in `pg_stat_activity`: the name of who works there. */
  readonly applicationName: string;
  /** Upper bound of open connections. */
  readonly poolMax: number;
  /** How long a request may wait for a connection before it fails with 503. */
  readonly acquireTimeoutMs?: number;
}

const QUEUE_TIMEOUT_MS = 5_000;
const CALL_TIMEOUT_MS = 30_000;
/** Longer than any statement may take, so that the statement is what fails. */
const TRANSACTION_TIMEOUT_MS = 15_000;

/**
 * Opens one of the platform's pools and the data client on it: on Oracle when ORACLE_DSN is set, otherwise on
 * PostgreSQL. This is the only place that decides. Connections are made on first use.
 */
export function openDatabase(
  name: PoolName,
  settings: DatabaseSettings & { readonly DEPLOYMENT_ENVIRONMENT: string },
): Database {
  const shape = POOLS[name];
  const isMain = name.endsWith('-main');
  const max = (isMain ? settings.DATABASE_POOL_MAX : undefined) ?? shape.max;
  const pool = {
    name,
    module: `${shape.module}-${settings.DATABASE_MODULE_SUFFIX ?? settings.DEPLOYMENT_ENVIRONMENT}`,
    min: Math.min(shape.min, max),
    max,
    queueTimeoutMs: settings.DATABASE_QUEUE_TIMEOUT_MS,
    callTimeoutMs: settings.DATABASE_CALL_TIMEOUT_MS,
  };
  const target = oracleTarget(settings);
  if (target) return client('oracle', oracleFactory(target, pool), pool.queueTimeoutMs);
  // That one of the two databases is named was checked when the settings were read.
  const url = settings.DATABASE_URL ?? '';
  return client('postgresql', postgresFactory({ ...pool, url }), pool.queueTimeoutMs);
}

/**
 * Opens a pool of its own on a PostgreSQL database and the data client on it (tools and tests). Connections are made
 * on first use; call `$disconnect()` to close them.
 */
export function createDatabase(options: DatabaseOptions): Database {
  const queueTimeoutMs = options.acquireTimeoutMs ?? QUEUE_TIMEOUT_MS;
  const factory = postgresFactory({
    url: options.url,
    name: options.applicationName,
    module: options.applicationName,
    min: 0,
    max: options.poolMax,
    queueTimeoutMs,
    callTimeoutMs: CALL_TIMEOUT_MS,
  });
  return client('postgresql', factory, queueTimeoutMs);
}

/** Opens the data client of a tool on the database of the settings, with few connections. */
export function openToolDatabase(name: string, settings: DatabaseSettings): Database {
  const poolMax = 2;
  const target = oracleTarget(settings);
  if (!target) return createDatabase({ url: settings.DATABASE_URL ?? '', applicationName: name, poolMax });
  const factory = oracleFactory(target, { name, module: name, min: 0, max: poolMax });
  return client('oracle', factory, target.queueTimeoutMs);
}

function client(dialect: Dialect, adapter: SqlDriverAdapterFactory, maxWait: number): Database {
  return withDialect(
    new PrismaClient({ adapter, transactionOptions: { maxWait, timeout: TRANSACTION_TIMEOUT_MS } }),
    dialect,
  );
}
