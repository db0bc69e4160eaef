import { mkdtemp, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withTestDatabase } from '../../testing';
import { readMigrationStatus, runMigrations } from './run-migrations';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'octo-migrations-'));
});

afterEach(() => rm(directory, { recursive: true }));

const commit = (name: string, sql: string) => writeFile(join(directory, `${name}.sql`), sql);

const onEmptyDatabase = (run: (databaseUrl: string) => Promise<void>) =>
  withTestDatabase(run, { isEmpty: true });

async function query(databaseUrl: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('runMigrations', () => {
  it('applies files in order and is a no-op the second time', () =>
    onEmptyDatabase(async (databaseUrl) => {
      await commit('0002_fill', 'INSERT INTO drones VALUES (1);');
      await commit('0001_init', 'CREATE TABLE drones (id INTEGER);');
      const first = await runMigrations({ databaseUrl, directory });
      const second = await runMigrations({ databaseUrl, directory });
      expect(first).toEqual({ applied: ['0001_init', '0002_fill'], total: 2 });
      expect(second).toEqual({ applied: [], total: 2 });
      expect(await query(databaseUrl, 'SELECT id FROM drones')).toEqual([{ id: 1 }]);
    }));

  it('applies every migration once when two runners start together', () =>
    onEmptyDatabase(async (databaseUrl) => {
      await commit('0001_init', 'CREATE TABLE drones (id INTEGER); INSERT INTO drones VALUES (1);');
      const reports = await Promise.all([1, 2, 3, 4].map(() => runMigrations({ databaseUrl, directory })));
      expect(reports.flatMap(({ applied }) => applied)).toEqual(['0001_init']);
      expect(await query(databaseUrl, 'SELECT id FROM drones')).toHaveLength(1);
    }));

  it('refuses a migration that was changed after it was applied', () =>
    onEmptyDatabase(async (databaseUrl) => {
      await commit('0001_init', 'CREATE TABLE drones (id INTEGER);');
      await runMigrations({ databaseUrl, directory });
      await commit('0001_init', 'CREATE TABLE drones (id BIGINT);');
      await expect(runMigrations({ databaseUrl, directory })).rejects.toThrow(
        /"0001_init" was changed after it was applied/,
      );
    }));

  it('refuses to go on when an applied migration has no file any more', () =>
    onEmptyDatabase(async (databaseUrl) => {
      await commit('0001_init', 'CREATE TABLE drones (id INTEGER);');
      await runMigrations({ databaseUrl, directory });
      await unlink(join(directory, '0001_init.sql'));
      await commit('0002_next', 'CREATE TABLE rotors (id INTEGER);');
      await expect(runMigrations({ databaseUrl, directory })).rejects.toThrow(/"0001_init".*file is missing/);
    }));

  it('leaves nothing of a failing migration and keeps the ones before it', () =>
    onEmptyDatabase(async (databaseUrl) => {
      await commit('0001_init', 'CREATE TABLE drones (id INTEGER);');
      await commit('0002_broken', 'CREATE TABLE half (id INTEGER); SELECT 1 / 0;');
      await expect(runMigrations({ databaseUrl, directory })).rejects.toThrow(/"0002_broken" failed/);
      expect(await query(databaseUrl, "SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
      expect(await query(databaseUrl, 'SELECT name FROM schema_migrations')).toEqual([{ name: '0001_init' }]);
    }));

  it('reports what is applied and what is pending without creating the ledger', () =>
    onEmptyDatabase(async (databaseUrl) => {
      await commit('0001_init', 'CREATE TABLE drones (id INTEGER);');
      expect(await readMigrationStatus({ databaseUrl, directory })).toEqual([{ name: '0001_init' }]);
      await runMigrations({ databaseUrl, directory });
      const [line] = await readMigrationStatus({ databaseUrl, directory });
      expect(line?.appliedAt).toMatch(/^\d{4}-\d\d-\d\dT/);
    }));
});
