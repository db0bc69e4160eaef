import type oracledb from 'oracledb';
import { describe, expectTypeOf, it } from 'vitest';
import type { OracleConnection, OracleDriver, OraclePool } from './driver';

// Proved by the compiler: this file does not type-check when the driver's API drifts from our interfaces.
describe('the narrow driver interface', () => {
  it('is satisfied by node-oracledb', () => {
    expectTypeOf<oracledb.Connection>().toExtend<OracleConnection>();
    expectTypeOf<oracledb.Pool>().toExtend<OraclePool>();
    expectTypeOf<typeof oracledb>().toExtend<OracleDriver>();
  });
});
