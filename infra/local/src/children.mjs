/** Every program that this process has started and that still runs, so that none is left behind. */
import { spawn } from 'node:child_process';
import { endProcess } from './pids.mjs';

const running = new Set();

/** `child_process.spawn` that remembers the child until it has ended. */
export function spawnTracked(command, args, options) {
  const child = spawn(command, args, options);
  running.add(child);
  child.once('close', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** Runs a Node program to its end. @returns as {@link runProgram} */
export const runNode = (args, options) => runProgram(process.execPath, args, options);

/** Runs a program to its end. @returns `{ code, output }`, output being both streams in order of arrival */
export async function runProgram(command, args, { cwd, env }) {
  const child = spawnTracked(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve(exitCode ?? 1));
  });
  return { code, output };
}

/** Asks every program that still runs to end, and waits for it. */
export async function endAllChildren() {
  const pids = [...running].map(({ pid }) => pid).filter((pid) => pid !== undefined);
  await Promise.all(pids.map((pid) => endProcess(pid)));
}
