import type oracledb from 'oracledb';
import type { PoolMaker } from '../pool';
import { fakeOracle } from './fake-impl';
import type { FakeServer } from './fake-server';

/** Makes pools of the real driver over fake servers, and tells what they were made with. */
export interface FakePoolMaker {
  readonly maker: PoolMaker;
  readonly attributes: oracledb.PoolAttributes[];
  readonly servers: FakeServer[];
  /** Connections that the driver keeps open by itself. */
  readonly keptByDriver: () => number;
}

/** `createPool` without a database: every session is new, so each runs the session callback. */
export function fakePoolMaker(answer: FakeServer['answer'] = () => ({ rowsAffected: 0 })): FakePoolMaker {
  const attributes: oracledb.PoolAttributes[] = [];
  const servers: FakeServer[] = [];
  let poolMin = 0;
  const createPool = async (options: oracledb.PoolAttributes) => {
    attributes.push(options);
    const { pool, server } = fakeOracle(answer, {
      poolMax: options.poolMax ?? 1,
      queueTimeout: options.queueTimeout ?? 0,
    });
    servers.push(server);
    poolMin = options.poolMin ?? 0;
    const { _impl: impl } = pool as unknown as { _impl: { getConnection(): Promise<object> } };
    const connect = impl.getConnection.bind(impl);
    Object.assign(impl, {
      getConnection: async () => Object.assign(await connect(), { _newSession: true }),
      getPoolMin: () => poolMin,
      reconfigure: (changes: { poolMin: number }) => {
        poolMin = changes.poolMin;
      },
    });
    return Object.assign(pool, { _sessionCallback: options.sessionCallback });
  };
  return {
    maker: { createPool } as unknown as PoolMaker,
    attributes,
    servers,
    keptByDriver: () => poolMin,
  };
}
