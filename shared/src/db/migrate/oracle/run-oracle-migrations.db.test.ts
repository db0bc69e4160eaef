import { mkdtemp, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import oracledb from 'oracledb';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { withTestDatabase } from '../../../testing';
import { connectAccount } from '../../../testing/oracle-account';
import type { OracleConnection } from '../../oracle/driver';
import { openStandInPool } from '../../oracle/testing/stand-in-pool';
import { STAND_INS } from '../../oracle/testing/stand-ins';
import { readOracleMigrationStatus } from './migration-status';
import { runOracleMigrations } from './run-oracle-migrations';
import { type Loss, losingSession } from './testing/lost-session';

const isOracle = inject('databaseEngine') === 'oracle';
const engine = STAND_INS[inject('databaseEngine') === 'oracle-on-h2' ? 'oracle-on-h2' : 'oracle-on-postgres'];

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'octo-oracle-migrations-'));
});
afterEach(() => rm(directory, { recursive: true }));

const commit = (name: string, ...statements: string[]) =>
  writeFile(join(directory, `${name}.sql`), statements.map((text) => `${text}\n/\n`).join(''));

interface Server {
  readonly connect: () => Promise<OracleConnection>;
  /** The first column of a query. */
  readonly values: (sql: string) => Promise<unknown[]>;
  readonly migrate: (connect?: () => Promise<OracleConnection>) => ReturnType<typeof runOracleMigrations>;
  readonly status: () => ReturnType<typeof readOracleMigrationStatus>;
}

function onEmptySchema(run: (server: Server) => Promise<void>): Promise<void> {
  return withTestDatabase(
    async (url) => {
      const pool = openStandInPool(engine, { url, poolMax: 12 });
      const connect = (): Promise<OracleConnection> =>
        isOracle ? connectAccount(url) : pool.getConnection();
      const values = async (sql: string): Promise<unknown[]> => {
        const connection = await connect();
        try {
          const { rows = [] } = await connection.execute(sql, {}, { outFormat: oracledb.OUT_FORMAT_ARRAY });
          return (rows as unknown[][]).map(([value]) => value);
        } finally {
          await connection.close({ drop: false });
        }
      };
      try {
        await run({
          connect,
          values,
          migrate: (open = connect) => runOracleMigrations({ driver: oracledb, connect: open, directory }),
          status: () => readOracleMigrationStatus({ driver: oracledb, connect, directory }),
        });
      } finally {
        await pool.close(0);
      }
    },
    { isEmpty: true },
  );
}

const CREATE = 'CREATE TABLE "DRONES" ("ID" NUMBER(10) NOT NULL)';
const INSERT = 'INSERT INTO "DRONES" ("ID") VALUES (1)';
const IDS = 'SELECT "ID" FROM "DRONES" ORDER BY "ID"';

describe('runOracleMigrations', () => {
  it('applies files in order and is a no-op the second time', () =>
    onEmptySchema(async ({ migrate, values }) => {
      await commit('0002_fill', INSERT);
      await commit('0001_init', CREATE);
      expect(await migrate()).toEqual({ applied: ['0001_init', '0002_fill'], total: 2 });
      expect(await migrate()).toEqual({ applied: [], total: 2 });
      expect(await values(IDS)).toEqual([1]);
    }));

  it('applies every statement once when runners start together', () =>
    onEmptySchema(async ({ migrate, values }) => {
      await commit('0001_init', CREATE, INSERT);
      const reports = await Promise.all([migrate(), migrate(), migrate()]);
      expect(reports.flatMap(({ applied }) => applied)).toEqual(['0001_init']);
      expect(await values(IDS)).toEqual([1]);
    }));

  it('refuses a migration that was changed, or is gone, after it was applied', () =>
    onEmptySchema(async ({ migrate }) => {
      await commit('0001_init', CREATE);
      await migrate();
      await commit('0001_init', CREATE, INSERT);
      await expect(migrate()).rejects.toThrow(/"0001_init" was changed after it was applied/);
      await unlink(join(directory, '0001_init.sql'));
      await expect(migrate()).rejects.toThrow(/"0001_init".*file is missing/);
    }));

  it('says where a migration stopped, and goes on there once the rest is put right', () =>
    onEmptySchema(async ({ migrate, status, values }) => {
      await commit('0001_init', CREATE, INSERT, 'INSERT INTO "ROTORS" ("ID") VALUES (1)');
      await expect(migrate()).rejects.toThrow(/stopped at statement 3 of 3: ORA-00942.*\n.*goes on at this/);
      expect(await status()).toEqual([
        { name: '0001_init', note: expect.stringMatching(/^statement 3 of 3 failed: ORA-00942/) },
      ]);
      await commit('0001_init', CREATE, INSERT, 'INSERT INTO "DRONES" ("ID") VALUES (2)');
      expect((await migrate()).applied).toEqual(['0001_init']);
      expect(await values(IDS)).toEqual([1, 2]);
    }));

  it('refuses to go on over a statement that was executed and then changed', () =>
    onEmptySchema(async ({ migrate }) => {
      await commit('0001_init', CREATE, 'INSERT INTO "ROTORS" ("ID") VALUES (1)');
      await expect(migrate()).rejects.toThrow(/statement 2 of 2/);
      await commit('0001_init', CREATE.replace('DRONES', 'PLANES'), INSERT);
      await expect(migrate()).rejects.toThrow(/Statement 1 of migration "0001_init" was changed after/);
    }));

  it('takes a name that exists already for a mistake, unless the statement was under way', () =>
    onEmptySchema(async ({ migrate }) => {
      await commit('0001_init', CREATE);
      await commit('0002_again', CREATE);
      await expect(migrate()).rejects.toThrow(/"0002_again" stopped at statement 1 of 1: ORA-00955/);
      await expect(migrate()).rejects.toThrow(/"0002_again" stopped at statement 1 of 1: ORA-00955/);
    }));

  it('stops when the session that keeps others out is lost', () =>
    onEmptySchema(async ({ connect, migrate, values }) => {
      await commit('0001_init', CREATE, INSERT);
      let opened = 0;
      let pings = 0;
      const losingLock = async () => {
        opened += 1;
        const connection = await connect();
        if (opened === 2)
          connection.ping = async () => {
            pings += 1;
            if (pings === 2) throw new Error('lost');
          };
        return connection;
      };
      await expect(migrate(losingLock)).rejects.toThrow(/kept other runners out was lost/);
      expect(await values(IDS)).toEqual([]);
      expect((await migrate()).applied).toEqual(['0001_init']);
      expect(await values(IDS)).toEqual([1]);
    }));

  it('reports what is applied and what is pending without making a table', () =>
    onEmptySchema(async ({ migrate, status, values }) => {
      await commit('0001_init', CREATE);
      expect(await status()).toEqual([{ name: '0001_init' }]);
      await expect(values('SELECT "NAME" FROM "SCHEMA_MIGRATIONS"')).rejects.toThrow(/ORA-00942/);
      await migrate();
      expect(await status()).toEqual([
        {
          name: '0001_init',
          appliedAt: expect.stringMatching(/^\d{4}-.*Z$/),
          durationMs: expect.any(Number),
        },
      ]);
    }));
});

const STORY = [
  'CREATE TABLE "DRONES" ("ID" NUMBER(10) NOT NULL, "HOURS" NUMBER(10) NOT NULL)',
  'INSERT INTO "DRONES" ("ID", "HOURS") VALUES (1, 5)',
  'ALTER TABLE "DRONES" ADD CONSTRAINT "DRONES_PKEY" PRIMARY KEY ("ID")',
  'CREATE TABLE "ROTORS" ("ID" NUMBER(10) NOT NULL, "DRONE_ID" NUMBER(10))',
  'ALTER TABLE "ROTORS" ADD CONSTRAINT "ROTORS_FKEY" FOREIGN KEY ("DRONE_ID") REFERENCES "DRONES" ("ID")',
  'CREATE INDEX "ROTORS_DRONE_ID_IDX" ON "ROTORS" ("DRONE_ID")',
  'ALTER TABLE "ROTORS" ADD ("MINUTES" NUMBER(10))',
  'UPDATE "DRONES" SET "HOURS" = "HOURS" + 1',
  'ALTER TABLE "ROTORS" DROP COLUMN "MINUTES"',
  'ALTER TABLE "ROTORS" DROP CONSTRAINT "ROTORS_FKEY"',
  'DROP TABLE "ROTORS"',
];

/** Calls of a run before its first statement. */
const CALLS_BEFORE = 3;
/** Calls of a statement: two for the note that it is under way, itself, and the note that it is done. */
const CALLS_EACH = 4;

// On PostgreSQL's subset it is part of the run on PostgreSQL already.
describe.runIf(inject('databaseEngine') !== 'oracle-on-postgres')('a run that is cut off', () => {
  it.each<Loss>(['before', 'after'])(
    'is taken up by the next one at whatever statement the session was lost, %s the server acted',
    (loss) =>
      onEmptySchema(async ({ connect, migrate, values }) => {
        await migrate();
        await commit('0001_story', ...STORY);
        const calls = STORY.flatMap((_, index) =>
          [3, 4].map((call) => CALLS_BEFORE + index * CALLS_EACH + call),
        );
        for (const at of calls) {
          let opened = 0;
          const failing = async () => {
            opened += 1;
            const connection = await connect();
            return opened === 1 ? losingSession(connection, at, loss) : connection;
          };
          await expect(migrate(failing), `lost at call ${at}`).rejects.toThrow(/NJS-500/);
          expect((await migrate()).applied, `lost at call ${at}`).toEqual(['0001_story']);
          expect(await values('SELECT "HOURS" FROM "DRONES"'), `lost at call ${at}`).toEqual([6]);
          await expect(values('SELECT "ID" FROM "ROTORS"')).rejects.toThrow(/ORA-00942/);
          const connection = await connect();
          for (const text of [
            'DELETE FROM "SCHEMA_MIGRATIONS"',
            'DELETE FROM "SCHEMA_MIGRATION_STATEMENTS"',
            'DROP TABLE "DRONES"',
          ])
            await connection.execute(text, {}, { autoCommit: true });
          await connection.close({ drop: false });
        }
      }),
    60_000,
  );
});
