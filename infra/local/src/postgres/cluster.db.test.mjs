import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { waitUntilGone } from '../pids.mjs';
import { DISPOSABLE_SETTINGS, startPostgres } from './cluster.mjs';
import { cloneDatabase, dropDatabase, ensureDatabase, withClient } from './databases.mjs';

let directory;
let open;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'octo-cluster-'));
  open = [];
});

afterEach(async () => {
  for (const server of open) await server.stop();
  rmSync(directory, { recursive: true });
});

async function start(options = {}) {
  const server = await startPostgres({
    dataDir: join(directory, 'data'),
    logFile: join(directory, 'postgres.log'),
    settings: DISPOSABLE_SETTINGS,
    ...options,
  });
  open.push(server);
  return server;
}

const one = (url) => withClient(url, async (client) => (await client.query('SELECT 1 AS one')).rows[0].one);

describe('the embedded server', () => {
  it('keeps its port, password and data over a restart', async () => {
    const first = await start();
    expect(await ensureDatabase(first.urlOf('postgres'), 'octo')).toBe(true);
    expect(await ensureDatabase(first.urlOf('postgres'), 'octo')).toBe(false);
    await first.stop();
    const second = await start();
    expect(second.urlOf('octo')).toBe(first.urlOf('octo'));
    expect(second.leftovers).toBe('none');
    expect(await one(second.urlOf('octo'))).toBe(1);
  });

  it('replaces a server of the same folder that outlived its parent', async () => {
    const orphan = await start();
    const next = await start();
    expect(next.leftovers).toBe('stopped');
    expect(next.pid).not.toBe(orphan.pid);
    expect(await one(next.urlOf('postgres'))).toBe(1);
  });

  it('starts again after the server was killed', async () => {
    const killed = await start();
    process.kill(killed.pid, 'SIGKILL');
    await waitUntilGone(killed.pid, 5000);
    const next = await start();
    expect(next.leftovers).toBe('removed');
    expect(await one(next.urlOf('postgres'))).toBe(1);
  });

  it('is not fooled by a lock file whose process id was given to somebody else', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(join(directory, 'data/postmaster.pid'), `${process.pid}\n/elsewhere\n`);
    const next = await start();
    expect(next.leftovers).toBe('removed');
    expect(await one(next.urlOf('postgres'))).toBe(1);
  });

  it('names PG_PORT when the port that was asked for is busy', async () => {
    const first = await start();
    const other = join(directory, 'other');
    await expect(start({ dataDir: other, port: first.port })).rejects.toThrow(/PG_PORT/);
  });

  it('copies and drops databases', async () => {
    const server = await start();
    const admin = server.urlOf('postgres');
    await ensureDatabase(admin, 'octo');
    await cloneDatabase(admin, { name: 'octo_copy', template: 'octo' });
    expect(await one(server.urlOf('octo_copy'))).toBe(1);
    await dropDatabase(admin, 'octo_copy');
    await expect(one(server.urlOf('octo_copy'))).rejects.toThrow(/does not exist/);
  });
});
