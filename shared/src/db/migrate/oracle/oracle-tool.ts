import { oracleAccess } from '../../oracle/connect';
import { endpointOf } from '../../oracle/observe';
import type { OracleTarget } from '../../oracle/settings';
import type { DatabaseTool } from '../tool';
import { readOracleMigrationStatus } from './migration-status';
import { runOracleMigrations } from './run-oracle-migrations';
import { MigrationSession } from './session';

/** The tool's work on Oracle, in the schema of the user. */
export function oracleTool(target: OracleTarget, directory: string): DatabaseTool {
  const options = async () => ({ ...(await oracleAccess(target)), directory });
  const connected = async <T>(work: (session: MigrationSession) => Promise<T>): Promise<T> => {
    const { driver, connect } = await oracleAccess(target);
    const session = new MigrationSession(driver, await connect());
    try {
      return await work(session);
    } finally {
      await session.close();
    }
  };
  return {
    host: endpointOf(target.dsn).serverAddress,
    migrate: async (onApplied) => runOracleMigrations({ ...(await options()), onApplied }),
    status: async () => readOracleMigrationStatus(await options()),
    isUnseeded: () =>
      connected(async (session) => {
        const rows = await session.rows('SELECT "ID" FROM "PRODUCTS" FETCH FIRST 1 ROWS ONLY');
        return rows.length === 0;
      }),
    empty: async () => {
      await connected(async (session) => {
        for (const [table] of await session.rows('SELECT TABLE_NAME FROM USER_TABLES ORDER BY TABLE_NAME'))
          await session.change(`DROP TABLE "${table}" CASCADE CONSTRAINTS PURGE`);
      });
      return `the schema of ${target.user}`;
    },
  };
}
