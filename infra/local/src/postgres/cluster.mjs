/** One embedded PostgreSQL server on a data folder. */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { endProcess } from '../pids.mjs';
import { freePort, isPortFree, requireFreePort } from '../ports.mjs';
import { findBinaries } from './binaries.mjs';
import { canReach, chooseAccount, commandAs } from './identity.mjs';
import { clearLeftovers, readPostmasterPid } from './postmaster-pid.mjs';

const SUPERUSER = 'octo';

/** Modest memory, full durability: a sale that was answered must survive a crash. */
export const DURABLE_SETTINGS = {
  shared_buffers: '256MB',
  max_connections: '120',
  synchronous_commit: 'on',
  max_wal_size: '1GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
};

/** For data that dies with the test run: nothing waits for the disk. */
export const DISPOSABLE_SETTINGS = {
  ...DURABLE_SETTINGS,
  shared_buffers: '128MB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

function runInitdb({ initdb, dataDir, account, reachable }) {
  const passwordFile = `${dataDir}.password`;
  const password = randomBytes(18).toString('base64url');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const flags = [`--pgdata=${dataDir}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`];
  const locale = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync', '--no-instructions'];
  const run = commandAs(account, initdb, [...flags, ...locale], reachable);
  const result = spawnSync(run.command, run.args, { ...run.options, cwd: '/', encoding: 'utf8' });
  rmSync(passwordFile, { force: true });
  if (result.status !== 0) {
    rmSync(dataDir, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not create its data folder: ${result.stderr || result.error?.message}`);
  }
  // The password lives and dies with the data that it opens.
  writeFileSync(join(dataDir, 'octo-password'), password, { mode: 0o600 });
}

function prepareDataDir(dataDir, binaries) {
  const account = chooseAccount(dataDir);
  mkdirSync(dirname(dataDir), { recursive: true });
  if (!existsSync(dataDir)) mkdirSync(dataDir, { mode: 0o700 });
  if (account) chownSync(dataDir, account.uid, account.gid);
  const reachable = !account || (canReach(dataDir, account) && canReach(binaries.postgres, account));
  // An interrupted first start leaves a folder without this file: it holds nothing worth keeping.
  if (!existsSync(join(dataDir, 'octo-password'))) {
    rmSync(dataDir, { recursive: true, force: true });
    mkdirSync(dataDir, { mode: 0o700 });
    if (account) chownSync(dataDir, account.uid, account.gid);
    runInitdb({ initdb: binaries.initdb, dataDir, account, reachable });
  }
  return { account, reachable };
}

async function choosePort(dataDir, wanted) {
  if (wanted) {
    await requireFreePort(wanted, 'PG_PORT');
    return wanted;
  }
  const memory = join(dataDir, 'octo-port');
  const remembered = existsSync(memory) ? Number(readFileSync(memory, 'utf8')) : 0;
  if (remembered && (await isPortFree(remembered))) return remembered;
  const port = await freePort();
  writeFileSync(memory, String(port));
  return port;
}

/**
 * Ends the server when this process is gone, however it went: a shell waits for the end of its input, which only comes
 * when the pipe's one writer, this process, has closed it or died.
 */
function guardAgainstOrphan(pid) {
  const script = 'cat >/dev/null; kill -INT "$1" 2>/dev/null';
  const guard = spawn('sh', ['-c', script, 'octo-postgres-guard', String(pid)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  guard.stdin.unref();
  return { dismiss: () => guard.kill('SIGKILL') };
}

async function waitUntilReady(child, dataDir, tail) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`PostgreSQL did not start:\n${tail()}`);
    }
    if (readPostmasterPid(dataDir)?.status === 'ready') return;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`PostgreSQL was not ready after 60 seconds:\n${tail()}`);
}

const urlFor = ({ password, port, database }) =>
  `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;

const readPassword = (dataDir) => readFileSync(join(dataDir, 'octo-password'), 'utf8');

/** The connection string of a server that somebody else runs on the folder. @throws when none runs there */
export function runningServerUrl(dataDir, database) {
  const running = readPostmasterPid(dataDir);
  if (!running) throw new Error('The database server is not running yet; try again in a moment.');
  return urlFor({ password: readPassword(dataDir), port: running.port, database });
}

/**
 * Starts (and on the first run creates) the server of a data folder. Leftovers of an unclean end are cleared first, so
 * the caller must make sure that nobody else uses the folder.
 * @param {object} options
 * @param {string} options.dataDir
 * @param {string} options.logFile where the server writes its log
 * @param {number} [options.port] default: the port of the last run if free, else any free port
 * @param {Record<string, string>} [options.settings] PostgreSQL settings, default DURABLE_SETTINGS
 * @returns `{ pid, port, exited, urlOf(database), stop() }`
 */
export async function startPostgres({
  dataDir: dir,
  logFile,
  port: wantedPort,
  settings = DURABLE_SETTINGS,
}) {
  const dataDir = resolve(dir);
  const binaries = findBinaries();
  const leftovers = await clearLeftovers(dataDir);
  const { account, reachable } = prepareDataDir(dataDir, binaries);
  const port = await choosePort(dataDir, wantedPort);
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port), ...settings };
  const args = ['-D', dataDir, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const run = commandAs(account, binaries.postgres, args, reachable);
  const log = openSync(logFile, 'a');
  // Its own process group: Ctrl-C in a terminal must reach the applications first and the database last.
  const child = spawn(run.command, run.args, {
    ...run.options,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const guard = guardAgainstOrphan(child.pid);
  const exited = new Promise((done) => {
    child.once('exit', (code, signal) => {
      guard.dismiss();
      done({ code, signal });
    });
  });
  const tail = () => readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
  await waitUntilReady(child, dataDir, tail);
  const password = readPassword(dataDir);
  return {
    pid: child.pid,
    port,
    leftovers,
    exited,
    tail,
    urlOf: (database) => urlFor({ password, port, database }),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      await endProcess(child.pid, { signal: 'SIGINT', graceMs: 15_000, lastSignal: 'SIGQUIT' });
      await exited;
    },
  };
}
