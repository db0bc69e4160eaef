import 'server-only';
import { withAdvice } from './connect-advice';
import { connectAttributes } from './connect-attributes';
import type { OracleConnection, OracleDriver } from './driver';
import { SESSION_SETUP } from './pool';
import type { OracleTarget } from './settings';

/** How tools reach a database: single sessions, without a pool. */
export interface OracleAccess {
  readonly driver: OracleDriver;
  readonly connect: () => Promise<OracleConnection>;
}

/** Sessions of the user in the settings. @throws the driver's error, whose message names the setting to look at */
export async function oracleAccess(target: OracleTarget): Promise<OracleAccess> {
  const { default: driver } = await import('oracledb');
  const connect = async () => {
    try {
      const connection = await driver.getConnection(connectAttributes(target));
      await connection.execute(SESSION_SETUP);
      return connection;
    } catch (error) {
      throw withAdvice(error);
    }
  };
  return { driver, connect };
}
