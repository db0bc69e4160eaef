/**
 * The whole platform as one object: database, payment provider, shop and console. `npm start`, the browser tests, the
 * crash tests and the benchmark all use it.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from './build.mjs';
import { runDatabaseTool } from './database-tool.mjs';
import { APPS } from './paths.mjs';
import { freePort } from './ports.mjs';
import { DISPOSABLE_SETTINGS, startPostgres } from './postgres/cluster.mjs';
import { ensureDatabase } from './postgres/databases.mjs';
import { startApp, startIdentityProvider, startMailCatcher, startProvider } from './programs.mjs';
import { programEnvironment } from './settings.mjs';

/** What stands for services of others: how each is started. */
const THIRD_PARTIES = { provider: startProvider, mail: startMailCatcher, identity: startIdentityProvider };

/** Tests and measurements come from one address, as thousands of visitors. */
const RAISED_RATE_LIMITS = [
  'global',
  'public-api',
  'partner',
  'page-parts',
  'telemetry',
  'writes',
  'checkout',
  'login',
]
  .map((policy) => `${policy}=10000000`)
  .join(',');

const plainStep = (_title, run) => run();

/** Builds both applications where needed; side by side, since most of a build waits for one core or the other. */
export async function buildApps(options) {
  const outcomes = await Promise.all(Object.values(APPS).map((app) => buildApp(app, options)));
  return outcomes.every((outcome) => outcome === 'up to date') ? 'up to date' : undefined;
}

/**
 * Starts the database server, unless a connection string or an Oracle database is given, and brings the schema and
 * the data up to date.
 * @returns `{ databaseUrl, postgres }`, `postgres` only when it is ours to stop; no URL on Oracle
 */
export async function openDatabase({
  databaseUrl,
  postgres: options,
  toolEnv,
  task = 'prepare',
  step = plainStep,
}) {
  let postgres;
  let url = databaseUrl;
  if (!url && !toolEnv.ORACLE_DSN) {
    await step('Database server', async () => {
      postgres = await startPostgres(options);
      await ensureDatabase(postgres.urlOf('postgres'), 'octo');
      url = postgres.urlOf('octo');
      const recovered = postgres.leftovers === 'none' ? '' : ', recovered from an unclean end';
      return `PostgreSQL on port ${postgres.port}${recovered}`;
    });
  }
  try {
    await step('Schema and data', () => runDatabaseTool([task], { ...toolEnv, DATABASE_URL: url }));
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
  return { databaseUrl: url, postgres };
}

/**
 * Starts third parties and applications on a prepared database.
 * @returns the running programs with `failed`, a promise of the first one that ends without being asked, and `stop()`
 */
export async function startPrograms(context, step = plainStep) {
  const programs = {};
  const expected = new Set();
  let reportFailure;
  const failed = new Promise((resolve) => {
    reportFailure = resolve;
  });
  const watch = (key, child) => {
    programs[key] = child;
    child.exited.then(({ code, signal }) => {
      if (!expected.has(child)) reportFailure({ name: child.name, code, signal, tail: child.tail() });
    });
  };
  const stopOne = async (key, options) => {
    const child = programs[key];
    if (!child) return;
    expected.add(child);
    await child.stop(options);
  };
  const startOne = async (key) => {
    const start = THIRD_PARTIES[key] ?? ((given) => startApp(given, key));
    watch(key, await start(context));
  };
  const stop = async () => {
    // Who calls stops before who is called: requests in flight can still finish.
    await Promise.all([stopOne('shop'), stopOne('crm'), stopOne('secondCrm')]);
    await Promise.all(Object.keys(THIRD_PARTIES).map((key) => stopOne(key)));
  };
  const starting = [...Object.keys(THIRD_PARTIES), 'crm', 'shop'].map((key) => startOne(key));
  try {
    await step('Payment provider, mail catcher, identity domain, shop and console', () =>
      Promise.all(starting).then(() => undefined),
    );
  } catch (error) {
    await Promise.allSettled(starting);
    await stop();
    throw error;
  }
  const startSecondCrm = async ({ nodeArgs = [] } = {}) => {
    const own = { ...context, crmPort: await freePort(), nodeArgs };
    watch('secondCrm', await startApp(own, 'crm'));
    return `http://127.0.0.1:${own.crmPort}`;
  };
  return { programs, failed, stop, stopOne, startOne, startSecondCrm };
}

async function choosePorts(options) {
  return {
    shopPort: options.shopPort ?? (await freePort()),
    crmPort: options.crmPort ?? (await freePort()),
    providerPort: options.providerPort ?? (await freePort()),
    identityPort: await freePort(),
    mailPort: await freePort(),
    mailSmtpPort: await freePort(),
  };
}

/**
 * Starts a stack of its own for tests and measurements: free ports and a fresh, seeded database that is deleted at the
 * end, unless told otherwise.
 * @param {object} [options]
 * @param {boolean} [options.build] build the applications when their builds are stale (default true)
 * @param {number} [options.shopPort]
 * @param {number} [options.crmPort]
 * @param {number} [options.providerPort]
 * @param {string} [options.databaseUrl] a PostgreSQL database to use; it is migrated, and seeded when empty
 * @param {Record<string, string>} [options.postgresSettings] settings of the server that is started otherwise
 * @param {Record<string, string>} [options.env] settings for the programs, on top of the defaults; rate limits are
 *   raised out of the way unless `RATE_LIMITS` is among them
 * @param {(title: string, run: () => Promise<unknown>) => Promise<unknown>} [options.step] shows progress
 */
export async function startStack(options = {}) {
  const { build = true, env = {}, step = plainStep } = options;
  if (build) await step('Builds', () => buildApps());
  const directory = mkdtempSync(join(tmpdir(), 'octo-stack-'));
  const logDir = join(directory, 'logs');
  mkdirSync(logDir);
  const secret = () => randomBytes(32).toString('base64url');
  const secrets = { INTERNAL_SERVICE_KEY: secret(), AUTH_SECRET: secret() };
  const context = {
    ...(await choosePorts(options)),
    secrets,
    env: process.env,
    overrides: { RATE_LIMITS: RAISED_RATE_LIMITS, ...env },
    logDir,
  };
  const { databaseUrl, postgres } = await openDatabase({
    databaseUrl: options.databaseUrl,
    postgres: {
      dataDir: join(directory, 'postgres'),
      logFile: join(logDir, 'postgres.log'),
      settings: options.postgresSettings ?? DISPOSABLE_SETTINGS,
    },
    toolEnv: programEnvironment({ ...context, databaseUrl: options.databaseUrl ?? '' }, 'tools'),
    step,
  });
  context.databaseUrl = databaseUrl;
  let running;
  try {
    running = await startPrograms(context, step);
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
  const { programs, failed, stopOne, startOne, startSecondCrm } = running;
  return {
    shopUrl: `http://127.0.0.1:${context.shopPort}`,
    crmUrl: `http://127.0.0.1:${context.crmPort}`,
    identityUrl: `http://127.0.0.1:${context.identityPort}`,
    mailUrl: `http://127.0.0.1:${context.mailPort}`,
    providerUrl: `http://127.0.0.1:${context.providerPort}`,
    databaseUrl,
    serviceKey: secrets.INTERNAL_SERVICE_KEY,
    logDir,
    failed,
    get shopPid() {
      return programs.shop.pid;
    },
    get crmPid() {
      return programs.crm.pid;
    },
    /** Ends the shop with a signal (default: without any chance to tidy up) and waits until it is gone. */
    killShop: (signal = 'SIGKILL') => stopOne('shop', { signal }),
    /** Starts the shop again on the same port and waits until it is ready. */
    restartShop: () => startOne('shop'),
    /** Starts one more console beside the first, with arguments for Node of its own. @returns its address */
    startSecondCrm,
    killCrm: (signal = 'SIGKILL') => stopOne('crm', { signal }),
    restartCrm: () => startOne('crm'),
    killIdentity: (signal = 'SIGKILL') => stopOne('identity', { signal }),
    restartIdentity: () => startOne('identity'),
    killMail: (signal = 'SIGKILL') => stopOne('mail', { signal }),
    restartMail: () => startOne('mail'),
    async stop() {
      await running.stop();
      await postgres?.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
