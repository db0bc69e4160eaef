/** Node version and node_modules. Nothing here may need an installed package. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether version `actual` ("v20.20.2") is at least `required` (">=20.19.0"). */
export function isVersionAtLeast(actual, required) {
  const parts = (text) =>
    text
      .replace(/^[^\d]*/, '')
      .split('.')
      .map(Number);
  const [have, want] = [parts(actual), parts(required)];
  for (let index = 0; index < 3; index += 1) {
    if ((have[index] ?? 0) !== (want[index] ?? 0)) return (have[index] ?? 0) > (want[index] ?? 0);
  }
  return true;
}

/** @throws when this Node is older than package.json asks for */
export function requireNode(root, actual = process.version) {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  if (isVersionAtLeast(actual, engines.node)) return;
  throw new Error(`Node ${engines.node} is needed; this is ${actual}. See https://nodejs.org/en/download`);
}

const lockDigest = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
const stampFile = (root) => join(root, 'node_modules/.octo-install');

/** 'missing' | 'stale' | 'current': how node_modules stands to package-lock.json. */
export function dependencyState(root) {
  const hidden = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return 'missing';
  const stamp = stampFile(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockDigest(root)) return 'current';
  // Installed by hand: npm wrote its own record after the lock file was last touched.
  const isNewer = statSync(hidden).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
  return isNewer ? 'current' : 'stale';
}

function npm(args, cwd) {
  // `npm start` passes its own configuration down; NODE_ENV=production would leave out what the build needs.
  return spawnSync('npm', args, { cwd, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'development' } });
}

/**
 * Installs what package-lock.json names, unless it is there already.
 * @returns a short description
 * @throws with the output of npm
 */
export function installDependencies(root) {
  const state = dependencyState(root);
  if (state === 'current') return 'up to date';
  // `npm ci` is the exact way; where it refuses (a lock file made on another platform) `npm install` still honours it.
  const commands = state === 'missing' ? ['ci', 'install'] : ['install'];
  let run;
  for (const command of commands) {
    run = npm([command, '--prefer-offline', '--include=dev'], root);
    if (run.status === 0) break;
  }
  if (run.status !== 0)
    throw new Error(`npm install failed:\n${run.stdout ?? ''}${run.stderr ?? run.error?.message}`);
  writeFileSync(stampFile(root), lockDigest(root));
  return state === 'missing' ? 'installed' : 'updated';
}
