import oracledb from 'oracledb';
import type { Database, DatabaseOptions } from '../../client';
import { withDialect } from '../../dialect';
import { PrismaClient } from '../../generated/client';
import { PrismaOracle } from '../adapter';
import { CATALOGUE } from '../catalogue/generated';
import { oracleHooks } from '../observe';
import { openStandInPool } from './stand-in-pool';
import { STAND_INS, type StandInName } from './stand-ins';

const QUEUE_TIMEOUT_MS = 5_000;
const TRANSACTION_TIMEOUT_MS = 15_000;

/** The data client of the applications with the Oracle adapter on a stand-in, opened like the one on PostgreSQL. */
export function createStandInDatabase(name: StandInName, options: DatabaseOptions): Database {
  const maxWait = options.acquireTimeoutMs ?? QUEUE_TIMEOUT_MS;
  const { hostname, port } = new URL(options.url);
  const adapter = new PrismaOracle({
    catalogue: CATALOGUE,
    open: async () => ({ driver: oracledb, pool: openStandInPool(STAND_INS[name], options) }),
    ...oracleHooks({
      module: options.applicationName,
      serverAddress: hostname,
      serverPort: Number(port),
      namespace: name,
    }),
  });
  return withDialect(
    new PrismaClient({ adapter, transactionOptions: { maxWait, timeout: TRANSACTION_TIMEOUT_MS } }),
    'oracle',
  );
}
