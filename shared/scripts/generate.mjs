/**
 * Generates the Prisma client into src/db/generated, and what Oracle needs of the data model (src/db/oracle/ddl),
 * without any download.
 * Skipped when the output is newer than every input, so it is cheap to call before each build, test and start.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const output = join(root, 'src/db/generated');
const generators = join(root, 'src/db/oracle/ddl');
const stamp = join(output, '.stamp');

function prismaPackage() {
  return createRequire(join(root, 'package.json')).resolve('prisma/package.json');
}

function isFresh() {
  if (!existsSync(stamp) || readdirSync(output).length < 2) return false;
  const inputs = [
    join(root, 'prisma/schema.prisma'),
    join(root, 'prisma.config.ts'),
    prismaPackage(),
    ...readdirSync(generators).map((name) => join(generators, name)),
  ];
  const generatedAt = statSync(stamp).mtimeMs;
  return inputs.every((input) => statSync(input).mtimeMs <= generatedAt);
}

function generate() {
  const startedAt = new Date();
  const cli = join(dirname(prismaPackage()), 'build/index.js');
  // `prisma generate` needs no schema engine, yet it insists on downloading one unless this names a file that exists.
  const engine = process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath;
  const result = spawnSync(process.execPath, [cli, 'generate'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: engine,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}\n`);
    throw new Error(`prisma generate failed (${result.error?.message ?? `exit code ${result.status}`})`);
  }
  writeFileSync(stamp, `${startedAt.toISOString()}\n`);
  // The stamp carries the time of the start: an edit of the schema during the run must count as newer.
  utimesSync(stamp, startedAt, startedAt);
}

if (process.argv.includes('--force')) rmSync(stamp, { force: true });
if (isFresh()) {
  console.log('client is up to date');
} else {
  generate();
  console.log('client generated');
}
