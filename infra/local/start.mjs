/**
 * `npm start`: the whole platform on this computer. `--dev` serves the applications with their development servers.
 * Needs nothing but Node: packages are loaded only after they were installed.
 */

import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { endAllChildren } from './src/children.mjs';
import { installDependencies, requireNode } from './src/dependencies.mjs';
import { tryLock } from './src/file-lock.mjs';
import { loadLocalSecrets } from './src/local-secrets.mjs';
import { DATA_DIR, ROOT } from './src/paths.mjs';
import { requireFreePort } from './src/ports.mjs';
import { bold, dim, formatDuration, red, say, step as showStep, yellow } from './src/progress.mjs';
import { programEnvironment, readSettings } from './src/settings.mjs';
import { buildApps, openDatabase, startPrograms } from './src/stack.mjs';

const isDev = process.argv.includes('--dev');
const startedAt = performance.now();

/** The first signal that asked us to end, if any, and a promise of it. */
let interruption;
const interrupted = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (interruption) return;
      interruption = signal;
      resolve(signal);
      // While starting, whatever step runs is cut short; while serving, `serve` stops everything in order.
      if (!isServing) endAllChildren();
    });
  }
});
let isServing = false;

/** One step of the start; none begins after an interruption. */
const step = (title, work) => {
  if (interruption) throw new Error(`Interrupted by ${interruption}`);
  return showStep(title, work);
};

function databaseName(url) {
  if (process.env.ORACLE_DSN) return `Oracle ${process.env.ORACLE_DSN}`;
  const database = new URL(url);
  database.password = database.password ? '***' : '';
  return database.toString();
}

function announce(settings, databaseUrl) {
  const password = process.env.DEMO_PASSWORD ?? 'fly-octo-2026';
  say();
  say(`  ${bold('Shop')}      http://localhost:${settings.shopPort}`);
  say(
    `  ${bold('Console')}   http://localhost:${settings.crmPort}   ${dim('sign in with')} admin@octo.example ${dim('/')} ${password}`,
  );
  say(
    `            ${dim('also manager@, support@, analyst@, viewer@ and chaos-operator@octo.example, same password')}`,
  );
  say(
    `  ${bold('SSO')}       http://127.0.0.1:${settings.identityPort}   ${dim('admin@ and newcomer@octo.example, mira.solano@customer.example, same password')}`,
  );
  say(
    `  ${bold('Mail')}      http://localhost:${settings.mailPort}   ${dim('every mail of this installation')}`,
  );
  say(`  ${bold('Database')}  ${dim(databaseName(databaseUrl))}`);
  say(`  ${bold('Logs')}      ${dim(relative(process.cwd(), join(DATA_DIR, 'logs')))}`);
  say();
  say(dim(`Ready in ${formatDuration(performance.now() - startedAt)}. Press Ctrl-C to stop.`));
}

function generateClient() {
  const run = spawnSync(process.execPath, [join(ROOT, 'shared/scripts/generate.mjs')], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${run.stdout}${run.stderr}`);
  return run.stdout.trim().replace(/^client /, '');
}

async function main() {
  requireNode(ROOT);
  const settings = readSettings(process.env);
  const lock = tryLock(join(DATA_DIR, 'run.json'), {
    shopPort: settings.shopPort,
    crmPort: settings.crmPort,
  });
  if (lock.holder) {
    const { pid, shopPort, crmPort } = lock.holder;
    say(yellow(`The platform of this folder is already running (process ${pid}).`));
    say(`Shop http://localhost:${shopPort}, console http://localhost:${crmPort}. Stop it with: kill ${pid}`);
    return 1;
  }
  try {
    return await run(settings);
  } finally {
    lock.release();
  }
}

async function run(settings) {
  const logDir = join(DATA_DIR, 'logs');
  mkdirSync(logDir, { recursive: true });
  await requireFreePort(settings.shopPort, 'SHOP_PORT', settings.host);
  await requireFreePort(settings.crmPort, 'CRM_PORT', settings.host);
  await requireFreePort(settings.providerPort, 'PAYMENT_PROVIDER_PORT', settings.host);
  await requireFreePort(settings.identityPort, 'IDENTITY_PROVIDER_PORT', settings.host);
  await requireFreePort(settings.mailPort, 'MAIL_CATCHER_PORT', settings.host);
  await requireFreePort(settings.mailSmtpPort, 'MAIL_CATCHER_SMTP_PORT', settings.host);
  await step('Packages', async () => installDependencies(ROOT));
  await step('Database client', async () => generateClient());
  const onLine = (name) => (line) => say(`${dim(name.padEnd(8))} ${line}`);
  const context = {
    ...settings,
    secrets: loadLocalSecrets(join(DATA_DIR, 'local.env')),
    // Charges outlive a restart, like the orders that they belong to.
    env: { PAYMENT_PROVIDER_DATA_DIR: join(DATA_DIR, 'payment-provider'), ...process.env },
    isDev,
    logDir,
    ...(isDev ? { onLine } : {}),
  };
  // Builds take both cores' idle time while the database is prepared; a failure is told in its own step below.
  const building = isDev ? undefined : timed(() => buildApps());
  building?.catch(() => undefined);
  const { databaseUrl, postgres } = await openDatabase({
    databaseUrl: settings.databaseUrl,
    postgres: {
      dataDir: join(DATA_DIR, 'postgres'),
      logFile: join(logDir, 'postgres.log'),
      port: settings.postgresPort,
    },
    toolEnv: programEnvironment({ ...context, databaseUrl: '' }, 'tools'),
    step,
  });
  try {
    if (building) await step('Builds', () => building);
    const stack = await startPrograms({ ...context, databaseUrl }, step);
    isServing = true;
    announce(settings, databaseUrl);
    return await serve(stack, postgres);
  } finally {
    await postgres?.stop();
  }
}

async function timed(work) {
  const begunAt = performance.now();
  return (await work()) ?? `built in ${formatDuration(performance.now() - begunAt)}`;
}

async function serve(stack, postgres) {
  const databaseEnded = postgres?.exited.then((exit) => ({
    name: 'PostgreSQL',
    ...exit,
    tail: postgres.tail(),
  }));
  const ended = await Promise.race([interrupted, stack.failed, ...(databaseEnded ? [databaseEnded] : [])]);
  say();
  if (typeof ended === 'string') {
    await showStep('Stopping', () => stack.stop());
    return 0;
  }
  say(
    red(`${ended.name} ended unexpectedly (${ended.signal ?? `exit code ${ended.code}`}). Its last lines:`),
  );
  say(ended.tail);
  await showStep('Stopping everything', () => stack.stop());
  return 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  say();
  say(
    interruption
      ? 'Stopped before the start was complete.'
      : red(error instanceof Error ? error.message : String(error)),
  );
  process.exitCode = interruption ? 130 : 1;
}
// Timers or sockets of libraries must not keep a stopped platform alive.
process.exit();
