import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { spawnTracked } from '../children.mjs';
import { findH2 } from '../h2.mjs';
import { freePort } from '../ports.mjs';

/** Ends the server with us, however we go: then the shell's input closes. */
const WITH_PARENT = '"$@" & server=$!; cat > /dev/null; kill $server; wait $server';
const START_TIMEOUT_MS = 30_000;
const MEMORY = ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

/** A running H2 that makes a database in memory for whoever asks for one. */
export interface H2Server {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1' });
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  }).finally(() => socket.destroy()) as Promise<boolean>;
}

/** Starts H2's PostgreSQL server. @throws when H2 cannot be had or does not start */
export async function startH2(): Promise<H2Server> {
  const found = findH2();
  if (!found) throw new Error('No H2: install the package libh2-java and a Java runtime, or set H2_JAR.');
  const port = (await freePort()) as number;
  const directory = mkdtempSync(join(tmpdir(), 'octo-test-h2-'));
  const server = [
    'org.h2.tools.Server',
    '-pg',
    '-pgPort',
    String(port),
    '-ifNotExists',
    '-baseDir',
    directory,
  ];
  const command = [found.java, ...MEMORY, '-cp', found.jar, ...server];
  const child = spawnTracked('sh', ['-c', WITH_PARENT, 'h2', ...command], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise((resolve) => {
    child.once('close', resolve);
  });
  const stop = async (): Promise<void> => {
    child.stdin?.end();
    await ended;
    rmSync(directory, { recursive: true, force: true });
  };
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await isListening(port))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error('H2 did not start.');
    }
    await wait(50);
  }
  return { port, stop };
}
