/** A lock that is a file naming the process that holds it; it outlives nobody, since a dead holder does not count. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { commandLine, isAlive } from './pids.mjs';

function readHolder(file) {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8'));
    // A process id may have been given to another program since; ours run under node.
    return isAlive(holder.pid) && commandLine(holder.pid).includes('node') ? holder : undefined;
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Takes the lock.
 * @param {string} file
 * @param {object} [note] kept in the file, for the message of whoever comes second
 * @returns `{ release() }`, or `{ holder }` with the note and pid of the living process that has it
 */
export function tryLock(file, note = {}) {
  mkdirSync(dirname(file), { recursive: true });
  const content = JSON.stringify({ ...note, pid: process.pid });
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      writeFileSync(file, content, { flag: 'wx' });
      return { release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = readHolder(file);
    if (holder) return { holder };
    rmSync(file, { force: true });
  }
  throw new Error(`The lock ${file} changes hands too quickly`);
}

/** Takes the lock as soon as its holder lets go. @throws when that takes longer than the time given */
export async function waitForLock(file, timeoutMs = 600_000) {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const { release, holder } = tryLock(file);
    if (release) return { release };
    if (Date.now() > deadline) throw new Error(`Process ${holder.pid} still holds ${file}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
