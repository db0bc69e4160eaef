/**
 * `npm run db:<command>`: migrate, seed, status or reset the database of this checkout, or the one that DATABASE_URL
 * or ORACLE_DSN names. The embedded server is started for the time of the command unless `npm start` runs.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runDatabaseTool } from './src/database-tool.mjs';
import { tryLock } from './src/file-lock.mjs';
import { DATA_DIR } from './src/paths.mjs';
import { runningServerUrl, startPostgres } from './src/postgres/cluster.mjs';
import { ensureDatabase } from './src/postgres/databases.mjs';
import { red, say } from './src/progress.mjs';

const command = process.argv[2] ?? 'status';
const dataDir = join(DATA_DIR, 'postgres');
const logDir = join(DATA_DIR, 'logs');

const run = async (databaseUrl) =>
  say(await runDatabaseTool([command], { ...process.env, DATABASE_URL: databaseUrl }));

async function onOwnServer() {
  mkdirSync(logDir, { recursive: true });
  const postgres = await startPostgres({ dataDir, logFile: join(logDir, 'postgres.log') });
  try {
    await ensureDatabase(postgres.urlOf('postgres'), 'octo');
    await run(postgres.urlOf('octo'));
  } finally {
    await postgres.stop();
  }
}

async function main() {
  if (process.env.DATABASE_URL || process.env.ORACLE_DSN) return run(process.env.DATABASE_URL);
  const lock = tryLock(join(DATA_DIR, 'run.json'));
  if (lock.holder) {
    if (command === 'reset') throw new Error(`Stop the running platform first (process ${lock.holder.pid}).`);
    return run(runningServerUrl(dataDir, 'octo'));
  }
  try {
    return await onOwnServer();
  } finally {
    lock.release();
  }
}

try {
  await main();
} catch (error) {
  say(red(error instanceof Error ? error.message : String(error)));
  process.exitCode = 1;
}
