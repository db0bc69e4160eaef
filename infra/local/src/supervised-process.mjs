/** A child process with a log file, a memory of its last lines and an orderly end. */
import { createWriteStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { spawnTracked } from './children.mjs';
import { endProcess } from './pids.mjs';

const TAIL_LINES = 40;

/** Makes a Node child end when this process is gone, however it went. Preloaded into every child. */
const PARENT_GUARD = fileURLToPath(new URL('parent-guard.mjs', import.meta.url));

/** Keeps the last lines of a stream of chunks; a line may arrive in pieces. */
export function createTail(limit = TAIL_LINES) {
  let lines = [];
  let rest = '';
  return {
    push(chunk) {
      const parts = (rest + chunk).split('\n');
      rest = parts.pop() ?? '';
      lines = [...lines, ...parts].slice(-limit);
      return parts;
    },
    text: () => [...lines, rest].filter(Boolean).join('\n'),
  };
}

/**
 * Starts a Node program in its own process group, so that Ctrl-C reaches this process alone and it can stop its children
 * in order.
 * @param {object} options
 * @param {string} options.name shown in messages
 * @param {string[]} options.args arguments for node
 * @param {string} options.cwd
 * @param {Record<string, string | undefined>} options.env the whole environment of the child
 * @param {string} options.logFile its output is written there, from the start of this run
 * @param {(line: string) => void} [options.onLine]
 * @returns `{ name, pid, exited, isRunning(), tail(), stop(graceMs) }`
 */
export function startProcess({ name, args, cwd, env, logFile, onLine }) {
  const child = spawnTracked(process.execPath, ['--import', PARENT_GUARD, ...args], {
    cwd,
    env: { ...env, OCTO_SUPERVISOR_PID: String(process.pid) },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const log = createWriteStream(logFile, { flags: 'w' });
  const tail = createTail();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk) => {
      log.write(chunk);
      for (const line of tail.push(chunk)) onLine?.(line);
    });
  }
  // A channel whose other end has just died reports an error of its own; the exit says all there is to say.
  child.on('error', (error) => tail.push(`${error.message}\n`));
  const exited = new Promise((done) => {
    child.once('close', (code, signal) => {
      log.end();
      done({ code, signal });
    });
  });
  const isRunning = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  return {
    name,
    pid: child.pid,
    exited,
    isRunning,
    tail: tail.text,
    async stop({ signal = 'SIGTERM', graceMs = 10_000 } = {}) {
      if (isRunning()) await endProcess(child.pid, { signal, graceMs });
      killGroup(child.pid);
      await exited;
    },
  };
}

/** Ends whatever a stopped program left in its process group (workers of a development server). */
function killGroup(pid) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // ESRCH: the group is empty, as it should be.
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') throw error;
  }
}
