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
  observatorySettings,
  observatoryUrl,
  readEnv,
} from '../src/config';
import {
  type DatabaseTool,
  MigrationError,
  type ObservatoryTool,
  observatoryTool,
  openDatabaseTool,
} from '../src/db/migrate';
import { oracleCode } from '../src/db/oracle/errors';

const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]', '']);
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const OBSERVATORY_FOLDER = at('../observatory/migrations');
const FOLDERS = { postgresql: at('../prisma/migrations'), oracle: at('../prisma/oracle/migrations') };

interface Context {
  readonly settings: DatabaseSettings;
  readonly tool: DatabaseTool;
  /** Null without a PostgreSQL database for it. */
  readonly observatory: ObservatoryTool | null;
}

async function migrate({ tool, observatory }: Context): Promise<string> {
  const tell = (name: string, durationMs: number) => console.log(`applied ${name} in ${durationMs} ms`);
  const report = await tool.migrate(tell);
  await observatory?.migrate((name, durationMs) => tell(`observatory ${name}`, durationMs));
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

async function status({ tool, observatory }: Context): Promise<string> {
  const own = (await observatory?.status()) ?? [];
  const lines = [
    ...(await tool.status()),
    ...own.map((line) => ({ ...line, name: `observatory ${line.name}` })),
  ];
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
  await context.observatory?.empty();
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
    const settings = readEnv(z.object({ ...databaseSettings, ...observatorySettings }), process.env, [
      databaseProblems,
    ]);
    const url = observatoryUrl(settings);
    console.log(
      await command({
        settings,
        tool: openDatabaseTool(settings, FOLDERS),
        observatory: url ? observatoryTool(url, OBSERVATORY_FOLDER) : null,
      }),
    );
  } catch (error) {
    const isForPeople =
      error instanceof MigrationError || error instanceof ConfigError || oracleCode(error) !== null;
    console.error(isForPeople ? (error as Error).message : error);
    process.exitCode = 1;
  }
}
