import { fileURLToPath } from 'node:url';
import { observatoryTool, runMigrations } from '@octo/shared/db/migrate';
import type {} from '@octo/shared/testing';
import type { TestProject } from 'vitest/node';
import { ensureDatabase } from '../postgres/databases.mjs';
import { startTestServer } from './test-server';

const MIGRATIONS = fileURLToPath(new URL('../../../../shared/prisma/migrations', import.meta.url));
const OBSERVATORY = fileURLToPath(new URL('../../../../shared/observatory/migrations', import.meta.url));
const TEMPLATE = 'octo_template';

/** Starts one PostgreSQL for the whole test run and migrates the database that every test file gets a copy of. */
export default async function globalDatabase(project: TestProject): Promise<() => Promise<void>> {
  const { postgres, stop } = await startTestServer();
  const adminUrl = postgres.urlOf('postgres');
  await ensureDatabase(adminUrl, TEMPLATE);
  await runMigrations({ databaseUrl: postgres.urlOf(TEMPLATE), directory: MIGRATIONS });
  await observatoryTool(postgres.urlOf(TEMPLATE), OBSERVATORY).migrate(() => undefined);
  project.provide('databaseEngine', 'postgresql');
  project.provide('databaseAdminUrl', adminUrl);
  project.provide('databaseTemplate', TEMPLATE);
  project.provide('databaseSchema', []);
  return stop;
}
