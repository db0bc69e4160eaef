import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMigrations } from '@octo/shared/db/migrate';
import type {} from '@octo/shared/testing';
import type { TestProject } from 'vitest/node';
import { DISPOSABLE_SETTINGS, startPostgres } from '../postgres/cluster.mjs';
import { ensureDatabase } from '../postgres/databases.mjs';

const MIGRATIONS = fileURLToPath(new URL('../../../../shared/prisma/migrations', import.meta.url));
const TEMPLATE = 'octo_template';

/** Starts one PostgreSQL for the whole test run and migrates the database that every test file gets a copy of. */
export default async function globalDatabase(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'octo-test-db-'));
  const postgres = await startPostgres({
    dataDir: join(directory, 'data'),
    logFile: join(directory, 'postgres.log'),
    settings: DISPOSABLE_SETTINGS,
  });
  const adminUrl = postgres.urlOf('postgres');
  await ensureDatabase(adminUrl, TEMPLATE);
  await runMigrations({ databaseUrl: postgres.urlOf(TEMPLATE), directory: MIGRATIONS });
  project.provide('databaseAdminUrl', adminUrl);
  project.provide('databaseTemplate', TEMPLATE);
  return async () => {
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
