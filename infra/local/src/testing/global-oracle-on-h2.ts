import type {} from '@octo/shared/testing';
import type { TestProject } from 'vitest/node';
import { startH2 } from './h2-server';
import { oracleSchemaFor } from './oracle-schema';

/** Starts one H2 whose databases live in memory and speak PostgreSQL's wire protocol in Oracle mode. */
export default async function globalOracleOnH2(project: TestProject): Promise<() => Promise<void>> {
  const server = await startH2();
  project.provide('databaseEngine', 'oracle-on-h2');
  project.provide('databaseAdminUrl', `postgresql://sa:sa@127.0.0.1:${server.port}`);
  project.provide('databaseTemplate', null);
  project.provide('databaseSchema', oracleSchemaFor('oracle-on-h2'));
  return server.stop;
}
