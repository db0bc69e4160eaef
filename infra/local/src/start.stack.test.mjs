/** `npm start` as its users meet it, on free ports and (by OCTO_DATA_DIR) a data folder of its own. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from './paths.mjs';
import { commandLine, isAlive, waitUntilGone } from './pids.mjs';
import { findListener, freePort } from './ports.mjs';
import { readPostmasterPid } from './postgres/postmaster-pid.mjs';
import { probe } from './readiness.mjs';

let dataDir;
let ports;
let started;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'octo-start-'));
  ports = {
    shop: await freePort(),
    crm: await freePort(),
    provider: await freePort(),
    identity: await freePort(),
    mail: await freePort(),
    smtp: await freePort(),
  };
  started = [];
});

afterEach(async () => {
  for (const run of started) {
    if (run.child.exitCode === null && run.child.signalCode === null) run.child.kill('SIGTERM');
    await run.exited;
  }
  const left = readPostmasterPid(join(dataDir, 'postgres'));
  if (left && isAlive(left.pid) && commandLine(left.pid).includes(dataDir)) {
    process.kill(left.pid, 'SIGINT');
    await waitUntilGone(left.pid, 10_000);
  }
  rmSync(dataDir, { recursive: true, force: true });
});

function npmStart() {
  const child = spawn(process.execPath, [join(ROOT, 'infra/local/start.mjs')], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: undefined,
      DATABASE_URL: undefined,
      OCTO_DATA_DIR: dataDir,
      SHOP_PORT: String(ports.shop),
      CRM_PORT: String(ports.crm),
      PAYMENT_PROVIDER_PORT: String(ports.provider),
      IDENTITY_PROVIDER_PORT: String(ports.identity),
      MAIL_CATCHER_PORT: String(ports.mail),
      MAIL_CATCHER_SMTP_PORT: String(ports.smtp),
      ORDERS_SYNC_INTERVAL_SECONDS: '3600',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const run = { child, output: () => output };
  run.exited = new Promise((done) => child.once('close', (code, signal) => done({ code, signal })));
  run.ready = new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
        if (output.includes('Press Ctrl-C to stop.')) resolve();
      });
    }
    child.once('close', () => reject(new Error(`npm start ended:\n${output}`)));
  });
  run.ready.catch(() => undefined);
  started.push(run);
  return run;
}

async function listeners() {
  const answers = await Promise.all(Object.values(ports).map((port) => probe(`http://127.0.0.1:${port}/`)));
  return answers.filter((status) => status !== 0).length;
}

describe('npm start', () => {
  it('serves everything, refuses a second start, and stops without leaving anything', async () => {
    const first = npmStart();
    await first.ready;
    expect(await probe(`http://127.0.0.1:${ports.shop}/ready`)).toBe(200);
    expect(await probe(`http://127.0.0.1:${ports.crm}/ready`)).toBe(200);
    expect(first.output()).toContain(`http://localhost:${ports.shop}`);
    expect(first.output()).toContain('admin@octo.example');
    expect(readFileSync(join(dataDir, 'local.env'), 'utf8')).toMatch(/^INTERNAL_SERVICE_KEY=\S{30,}$/m);

    const second = npmStart();
    expect(await second.exited).toEqual({ code: 1, signal: null });
    expect(second.output()).toContain(`already running (process ${first.child.pid})`);

    first.child.kill('SIGTERM');
    expect(await first.exited).toEqual({ code: 0, signal: null });
    expect(await listeners()).toBe(0);
    expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false);
    expect(existsSync(join(dataDir, 'run.json'))).toBe(false);
  });

  it('leaves no program behind when it is killed, and starts again; says which program died', async () => {
    const killed = npmStart();
    await killed.ready;
    const database = readPostmasterPid(join(dataDir, 'postgres')).pid;
    const children = [database, ...Object.values(ports).map((port) => findListener(port))];
    killed.child.kill('SIGKILL');
    await killed.exited;
    for (const pid of children.filter(Boolean)) expect(await waitUntilGone(pid, 15_000)).toBe(true);

    const next = npmStart();
    await next.ready;
    expect(next.output()).toContain('data is there');

    process.kill(readPostmasterPid(join(dataDir, 'postgres')).pid, 'SIGKILL');
    expect(await next.exited).toEqual({ code: 1, signal: null });
    expect(next.output()).toMatch(/PostgreSQL ended unexpectedly \(SIGKILL\)/);
    expect(await listeners()).toBe(0);
  });

  it('names a busy port and its setting before it starts anything', async () => {
    const server = createServer();
    await new Promise((done) => server.listen(ports.crm, '127.0.0.1', done));
    const run = npmStart();
    expect(await run.exited).toEqual({ code: 1, signal: null });
    server.close();
    expect(run.output()).toMatch(new RegExp(`Port ${ports.crm} is already in use.*CRM_PORT`));
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
  });
});
