/** Production builds of the applications, made only when something they are made of has changed. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { runNode } from './children.mjs';
import { waitForLock } from './file-lock.mjs';
import { ROOT } from './paths.mjs';
import { inheritedEnvironment } from './settings.mjs';

const SKIPPED_FOLDERS = new Set(['node_modules', '.next', '.turbo', 'generated', 'testing']);
const SKIPPED_FILES = [/\.test\.[a-z]+$/, /\.md$/, /\.tsbuildinfo$/, /^next-env\.d\.ts$/, /^\./];

/** Every file below a folder that a build may depend on, sorted. */
export function listInputs(directory) {
  const files = [];
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) files.push(...listInputs(path));
    } else if (!SKIPPED_FILES.some((pattern) => pattern.test(entry.name))) {
      files.push(path);
    }
  }
  return files.sort();
}

/** A digest of names and contents; any change of an input changes it. */
export function digestOf(files, root) {
  const hash = createHash('sha256').update(process.version);
  for (const file of files) hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

function buildDigest(app) {
  const common = [
    'package-lock.json',
    'tsconfig.base.json',
    'shared/package.json',
    'shared/scripts/keep-browser-maps.mjs',
    'shared/prisma/schema.prisma',
  ];
  const files = [
    ...listInputs(app.directory),
    ...listInputs(join(ROOT, 'shared/src')),
    ...common.map((file) => join(ROOT, file)),
  ];
  return digestOf(files, ROOT);
}

const stampFile = (app) => join(app.directory, '.next/octo-build');

/** Whether the last build of the application was made from exactly these files. */
export function isBuildCurrent(app) {
  const stamp = stampFile(app);
  const isComplete = existsSync(join(app.directory, '.next/BUILD_ID')) && existsSync(stamp);
  return isComplete && readFileSync(stamp, 'utf8') === buildDigest(app);
}

/** The command line interface of the Next.js that an application uses. */
export function nextCli(app) {
  return createRequire(join(app.directory, 'package.json')).resolve('next/dist/bin/next');
}

/**
 * Builds an application unless its build is current. Builds wait for each other across processes.
 * @returns a short description
 * @throws with the end of the build's output
 */
export async function buildApp(app, { force = false } = {}) {
  const lock = await waitForLock(join(ROOT, `.data/build-${app.name}.lock`));
  try {
    if (!force && isBuildCurrent(app)) return 'up to date';
    const digest = buildDigest(app);
    rmSync(stampFile(app), { force: true });
    await runBuild(app);
    writeFileSync(stampFile(app), digest);
    return 'built';
  } finally {
    lock.release();
  }
}

async function runBuild(app) {
  const env = { ...inheritedEnvironment(process.env), NODE_ENV: 'production' };
  const { code, output } = await runNode([nextCli(app), 'build'], { cwd: app.directory, env });
  if (code !== 0) throw new Error(`The build of ${app.title} failed:\n${output.trim().slice(-6000)}`);
  const maps = await runNode([join(ROOT, 'shared/scripts/keep-browser-maps.mjs')], {
    cwd: app.directory,
    env,
  });
  if (maps.code !== 0) throw new Error(`The source maps of ${app.title} stayed public:\n${maps.output}`);
}
