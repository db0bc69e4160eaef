/**
 * What takes the part of the database in a run of the database tests, which is one project of vitest.config.ts each:
 *
 * - `postgresql`: PostgreSQL as it is;
 * - `oracle-on-postgres`, `oracle-on-h2`: the Oracle adapter, with an engine that executes its Oracle text
 *   (`db/oracle/testing`);
 * - `oracle`: the Oracle adapter on a real server.
 *
 * A further engine is: a global setup that provides `databaseEngine` and where to connect, and a branch in the setup
 * file `infra/local/src/testing/use-engine.ts` that opens data clients on it.
 */
export type TestEngine = 'postgresql' | 'oracle-on-postgres' | 'oracle-on-h2' | 'oracle';
