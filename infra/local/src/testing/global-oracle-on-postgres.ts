import type {} from '@octo/shared/testing';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { ensureDatabase } from '../postgres/databases.mjs';
import { oracleSchemaFor } from './oracle-schema';
import { startTestServer } from './test-server';

const TEMPLATE = 'octo_oracle_template';

/** Starts one PostgreSQL with our Oracle schema, for Oracle text in the subset that both understand. */
export default async function globalOracleOnPostgres(project: TestProject): Promise<() => Promise<void>> {
  const { postgres, stop } = await startTestServer();
  const adminUrl = postgres.urlOf('postgres');
  try {
    await ensureDatabase(adminUrl, TEMPLATE);
    await makeSchema(postgres.urlOf(TEMPLATE));
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('databaseEngine', 'oracle-on-postgres');
  project.provide('databaseAdminUrl', adminUrl);
  project.provide('databaseTemplate', TEMPLATE);
  project.provide('databaseSchema', []);
  return stop;
}

async function makeSchema(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const sql of oracleSchemaFor('oracle-on-postgres')) await client.query(sql);
  } finally {
    await client.end();
  }
}
