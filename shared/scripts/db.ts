/**
 * The database tool: `migrate`, `seed`, `prepare` (migrate, and seed when empty), `status`, `reset`.
 * Run it as `node --conditions=react-server --import tsx shared/scripts/db.ts <command>` with DATABASE_URL set.
 */
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { MigrationError, readMigrationStatus, runMigrations } from '../src/db/migrate';

const MIGRATIONS = fileURLToPath(new URL('../prisma/migrations', import.meta.url));
const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]', '']);

function databaseUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new MigrationError('Set DATABASE_URL to the PostgreSQL database to work on.');
  return url;
}

async function withClient<T>(run: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

async function migrate(): Promise<string> {
  const report = await runMigrations({
    databaseUrl: databaseUrl(),
    directory: MIGRATIONS,
    onApplied: (name, durationMs) => console.log(`applied ${name} in ${durationMs} ms`),
  });
  return report.applied.length === 0
    ? `${report.total} migrations, all applied`
    : `applied ${report.applied.length} of ${report.total} migrations`;
}

async function seed(): Promise<string> {
  // Loaded late: the other commands must work while the seed does not even compile.
  const { runSeed } = await import('../src/seed');
  return runSeed({ databaseUrl: databaseUrl() });
}

async function isEmpty(): Promise<boolean> {
  const { rows } = await withClient((client) =>
    client.query<{ found: boolean }>('SELECT EXISTS (SELECT 1 FROM products) AS found'),
  );
  return !rows[0]?.found;
}

async function prepare(): Promise<string> {
  const migrated = await migrate();
  return (await isEmpty()) ? `${migrated}; ${await seed()}` : `${migrated}; data is there`;
}

async function status(): Promise<string> {
  const lines = await readMigrationStatus({ databaseUrl: databaseUrl(), directory: MIGRATIONS });
  const pending = lines.filter((line) => !line.appliedAt).length;
  for (const { name, appliedAt, durationMs } of lines) {
    console.log(appliedAt ? `${name}  applied ${appliedAt} in ${durationMs} ms` : `${name}  pending`);
  }
  return `${lines.length} migrations, ${pending} pending`;
}

async function reset(): Promise<string> {
  const { hostname, pathname } = new URL(databaseUrl());
  if (!LOCAL_HOSTS.has(hostname)) {
    throw new MigrationError(
      `Reset deletes everything and is for local databases only, not for ${hostname}.`,
    );
  }
  await withClient(async (client) => {
    await client.query('DROP SCHEMA public CASCADE');
    await client.query('CREATE SCHEMA public');
  });
  console.log(`emptied ${pathname.slice(1)}`);
  return prepare();
}

const COMMANDS: Record<string, () => Promise<string>> = { migrate, seed, prepare, status, reset };

const command = COMMANDS[process.argv[2] ?? ''];
if (!command) {
  console.error(`usage: db.ts ${Object.keys(COMMANDS).join(' | ')}`);
  process.exitCode = 2;
} else {
  try {
    console.log(await command());
  } catch (error) {
    console.error(error instanceof MigrationError ? error.message : error);
    process.exitCode = 1;
  }
}
