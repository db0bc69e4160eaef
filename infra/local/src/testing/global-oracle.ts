import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type {} from '@octo/shared/testing';
import { dropAllAccounts } from '@octo/shared/testing/oracle-account';
import type { TestProject } from 'vitest/node';
import { splitScript } from '../../../../shared/src/db/oracle/script';
import { oracleAdminUrl } from './oracle-admin';

const SCHEMA = fileURLToPath(new URL('../../../../shared/prisma/oracle/schema.sql', import.meta.url));

/** A real server: every test file gets an account of its own there, and all of them are removed at the end. */
export default async function globalOracle(project: TestProject): Promise<() => Promise<void>> {
  const adminUrl = oracleAdminUrl();
  await dropAllAccounts(adminUrl);
  const statements = splitScript(readFileSync(SCHEMA, 'utf8'));
  project.provide('databaseEngine', 'oracle');
  project.provide('databaseAdminUrl', adminUrl);
  project.provide('databaseTemplate', null);
  project.provide(
    'databaseSchema',
    statements.filter((text) => !text.includes('COMMENT ON')),
  );
  return () => dropAllAccounts(adminUrl);
}
