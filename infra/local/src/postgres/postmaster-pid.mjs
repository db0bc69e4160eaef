/** The lock file `postmaster.pid` that PostgreSQL keeps in its data folder while it runs. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, endProcess, isAlive } from '../pids.mjs';

/**
 * Reads the text of the file.
 * @see https://www.postgresql.org/docs/current/storage-file-layout.html
 * @returns `{ pid, dataDir, port, status }`, or undefined when the text is not (yet) complete enough to tell
 */
export function parsePostmasterPid(text) {
  const lines = text.split('\n');
  const pid = Number.parseInt(lines[0] ?? '', 10);
  if (!Number.isInteger(pid) || pid <= 0 || !lines[1]) return undefined;
  return {
    pid,
    dataDir: lines[1],
    port: Number.parseInt(lines[3] ?? '', 10),
    status: (lines[7] ?? '').trim(),
  };
}

/** What the lock file of a data folder says now, or undefined. */
export function readPostmasterPid(dataDir) {
  try {
    return parsePostmasterPid(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether the process of a lock file is really the server of that data folder (process ids are reused). */
export function isServerOf(dataDir, pid) {
  return isAlive(pid) && commandLine(pid).includes(dataDir);
}

/**
 * Clears what an unclean end left behind: stops a server that outlived its parent, removes a stale lock file.
 * @returns 'none' | 'stopped' | 'removed'
 */
export async function clearLeftovers(dataDir) {
  const left = readPostmasterPid(dataDir);
  if (!left) return 'none';
  if (isServerOf(dataDir, left.pid)) {
    // SIGINT is PostgreSQL's "fast" shutdown: it drops clients, writes a checkpoint and ends.
    await endProcess(left.pid, { signal: 'SIGINT', graceMs: 10_000, lastSignal: 'SIGQUIT' });
    return 'stopped';
  }
  rmSync(join(dataDir, 'postmaster.pid'), { force: true });
  return 'removed';
}
