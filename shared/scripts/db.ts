/**
 * The database tool: `migrate`, `seed`, `prepare` (migrate, and seed when empty), `status`, `reset`.
 * Run it as `node --conditions=react-server --import tsx shared/scripts/db.ts <command>` with DATABASE_URL set, or with
 * ORACLE_DSN, ORACLE_USER and ORACLE_PASSWORD for Oracle.
 */
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import {
  ConfigError,
  type DatabaseSettings,
  databaseProblems,
  databaseSettings,
  readEnv,
} from '../src/config';
import { type DatabaseTool, MigrationError, openDatabaseTool } from '../src/db/migrate';
import { oracleCode } from '../src/db/oracle/errors';

const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]', '']);
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const FOLDERS = { postgresql: at('../prisma/migrations'), oracle: at('../prisma/oracle/migrations') };

interface Context {
  readonly settings: DatabaseSettings;
  readonly tool: DatabaseTool;
}

async function migrate({ tool }: Context): Promise<string> {
  const report = await tool.migrate((name, durationMs) => console.log(`applied ${name} in ${durationMs} ms`));
  return report.applied.length === 0
    ? `${report.total} migrations, all applied`
    : `applied ${report.applied.length} of ${report.total} migrations`;
}

async function seed({ settings }: Context): Promise<string> {
  // Loaded late: the other commands must work while client and seed do not even compile.
  const [{ openToolDatabase }, { runSeed }] = await Promise.all([import('../src/db'), import('../src/seed')]);
  return runSeed({ open: () => openToolDatabase('octo-seed', settings) });
}

async function prepare(context: Context): Promise<string> {
  const migrated = await migrate(context);
  return (await context.tool.isUnseeded())
    ? `${migrated}; ${await seed(context)}`
    : `${migrated}; data is there`;
}

async function status({ tool }: Context): Promise<string> {
  const lines = await tool.status();
  const pending = lines.filter((line) => !line.appliedAt).length;
  for (const { name, appliedAt, durationMs, note } of lines) {
    const state = appliedAt ? `applied ${appliedAt} in ${durationMs} ms` : 'pending';
    console.log(`${name}  ${state}${note ? `, ${note}` : ''}`);
  }
  return `${lines.length} migrations, ${pending} pending`;
}

async function reset(context: Context): Promise<string> {
  const { host } = context.tool;
  if (host === undefined || !LOCAL_HOSTS.has(host)) {
    throw new MigrationError(
      `Reset deletes everything and is for local databases only, not for ${host ?? 'one behind an alias'}.`,
    );
  }
  console.log(`emptied ${await context.tool.empty()}`);
  return prepare(context);
}

const COMMANDS: Record<string, (context: Context) => Promise<string>> = {
  migrate,
  seed,
  prepare,
  status,
  reset,
};

const command = COMMANDS[process.argv[2] ?? ''];
if (!command) {
  console.error(`usage: db.ts ${Object.keys(COMMANDS).join(' | ')}`);
  process.exitCode = 2;
} else {
  try {
    const settings = readEnv(z.object(databaseSettings), process.env, [databaseProblems]);
    console.log(await command({ settings, tool: openDatabaseTool(settings, FOLDERS) }));
  } catch (error) {
    const isForPeople =
      error instanceof MigrationError || error instanceof ConfigError || oracleCode(error) !== null;
    console.error(isForPeople ? (error as Error).message : error);
    process.exitCode = 1;
  }
}
