import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the maintenance database of the server that the test run started. */
    databaseAdminUrl: string;
    /** Name of the migrated, unseeded database to copy. */
    databaseTemplate: string;
  }
}

async function runAsAdmin(sql: string): Promise<void> {
  const client = new Client({ connectionString: inject('databaseAdminUrl') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function createDatabase(options: { readonly isEmpty?: boolean }): Promise<string> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const template = options.isEmpty ? 'template0' : inject('databaseTemplate');
  await runAsAdmin(`CREATE DATABASE "${name}" TEMPLATE "${template}" STRATEGY FILE_COPY`);
  const url = new URL(inject('databaseAdminUrl'));
  url.pathname = `/${name}`;
  return url.toString();
}

let urlOfThisFile: Promise<string> | undefined;

/**
 * The database of the calling test file: migrated, without data, shared by the tests of the file and by nobody else.
 * Only for `*.db.test.ts` files. It is never dropped one by one; the whole server goes away after the run.
 * @returns a PostgreSQL connection string, the same one for every call in a file
 */
export function testDatabaseUrl(): Promise<string> {
  urlOfThisFile ??= createDatabase({});
  return urlOfThisFile;
}

/**
 * Gives a function a database of its own and drops it afterwards, also when the function throws.
 * @param run receives the connection string
 * @param options `isEmpty: true` for a database without any table (tests of migrations)
 * @returns what the function returned
 */
export async function withTestDatabase<T>(
  run: (databaseUrl: string) => Promise<T>,
  options: { readonly isEmpty?: boolean } = {},
): Promise<T> {
  const url = await createDatabase(options);
  try {
    return await run(url);
  } finally {
    await runAsAdmin(`DROP DATABASE IF EXISTS "${new URL(url).pathname.slice(1)}" WITH (FORCE)`);
  }
}
