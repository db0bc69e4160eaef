import pg from 'pg';
import type { OracleConnection, OraclePool } from '../driver';
import { StandInConnection } from './stand-in-connection';
import { oracleError, type StandInEngine } from './stand-in-engine';

/** Where the engine is and how many sessions it may be asked for. */
export interface StandInPoolOptions {
  readonly url: string;
  readonly poolMax: number;
  readonly acquireTimeoutMs?: number | undefined;
}

const DEFAULT_ACQUIRE_TIMEOUT_MS = 5_000;

/** A pool with the manners of the driver's: it waits for a free session, then says NJS-040. */
export function openStandInPool(engine: StandInEngine, options: StandInPoolOptions): OraclePool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolMax,
    connectionTimeoutMillis: options.acquireTimeoutMs ?? DEFAULT_ACQUIRE_TIMEOUT_MS,
    onConnect: (client) => engine.prepareSession(client as pg.PoolClient),
  });
  pool.on('error', () => undefined);
  return {
    get connectionsInUse() {
      return pool.totalCount - pool.idleCount;
    },
    get connectionsOpen() {
      return pool.totalCount;
    },
    getConnection: async (): Promise<OracleConnection> => {
      try {
        const client = await pool.connect();
        return new StandInConnection(client, engine, (drop) => client.release(drop));
      } catch (error) {
        const isTimeout = /timeout exceeded when trying to connect/.test(String(error));
        throw isTimeout
          ? oracleError('NJS-040', 'connection request timeout', error)
          : oracleError('NJS-503', 'connection to the Oracle Database could not be established', error);
      }
    },
    close: () => pool.end(),
  };
}
