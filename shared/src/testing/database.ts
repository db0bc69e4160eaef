import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { answerH2AtOnce } from '../db/oracle/testing/h2-wire';
import type { TestEngine } from './engine';
import { createAccount, dropAccount } from './oracle-account';

declare module 'vitest' {
  interface ProvidedContext {
    /** What takes the part of the database in this run. */
    databaseEngine: TestEngine;
    /** Connection string of the maintenance database of the server that the test run started. */
    databaseAdminUrl: string;
    /** Name of the migrated, unseeded database to copy; null where the schema is made anew. */
    databaseTemplate: string | null;
    /** Statements that make the schema where nothing can be copied. */
    databaseSchema: readonly string[];
  }
}

async function runOn(url: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  if (inject('databaseTemplate') === null) answerH2AtOnce(client);
  await client.connect();
  try {
    for (const sql of statements) await client.query(sql);
  } finally {
    await client.end();
  }
}

async function copyTemplate(name: string, template: string): Promise<string> {
  const adminUrl = inject('databaseAdminUrl');
  await runOn(adminUrl, [`CREATE DATABASE "${name}" TEMPLATE "${template}" STRATEGY FILE_COPY`]);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

/** H2 makes a database in memory when somebody connects to it. */
async function makeInMemory(name: string, isEmpty: boolean): Promise<string> {
  const url = `${inject('databaseAdminUrl')}/mem%3A${name}`;
  await runOn(url, [
    'SET DB_CLOSE_DELAY -1',
    'SET MODE Oracle',
    "SET TIME ZONE 'UTC'",
    ...(isEmpty ? [] : inject('databaseSchema')),
  ]);
  return url;
}

async function createDatabase(options: { readonly isEmpty?: boolean }): Promise<string> {
  if (inject('databaseEngine') === 'oracle')
    return createAccount(inject('databaseAdminUrl'), options.isEmpty ? [] : inject('databaseSchema'));
  const name = `test_${randomBytes(8).toString('hex')}`;
  const template = inject('databaseTemplate');
  return template === null
    ? makeInMemory(name, options.isEmpty ?? false)
    : copyTemplate(name, options.isEmpty ? 'template0' : template);
}

async function dropDatabase(url: string): Promise<void> {
  // The run removes at its end what is still in use now.
  if (inject('databaseEngine') === 'oracle')
    return dropAccount(inject('databaseAdminUrl'), url).catch(() => undefined);
  if (inject('databaseTemplate') === null) return runOn(url, ['SHUTDOWN IMMEDIATELY']).catch(() => undefined);
  const name = new URL(url).pathname.slice(1);
  return runOn(inject('databaseAdminUrl'), [`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`]);
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
    await dropDatabase(url);
  }
}
