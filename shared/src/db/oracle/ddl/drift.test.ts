import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const SHARED = fileURLToPath(new URL('../../../../', import.meta.url));
const directory = mkdtempSync(join(tmpdir(), 'octo-ddl-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** The committed data model with the Oracle generator alone, writing to a folder that is thrown away. */
function dataModel(): string {
  const schema = readFileSync(join(SHARED, 'prisma/schema.prisma'), 'utf8');
  return schema
    .replace(/generator client \{[^}]*\}/, '')
    .replace('output   = ".."', `output = "${directory}"`);
}

it('the committed catalogue and schema are what the data model generates', () => {
  const path = join(directory, 'schema.prisma');
  writeFileSync(path, dataModel());
  const prisma = createRequire(join(SHARED, 'package.json')).resolve('prisma/package.json');
  const run = spawnSync(
    process.execPath,
    [join(dirname(prisma), 'build/index.js'), 'generate', '--schema', path],
    {
      cwd: SHARED,
      encoding: 'utf8',
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
    },
  );
  expect(run.stderr + run.stdout).toContain('Generated Oracle schema and catalogue');
  for (const file of ['src/db/oracle/catalogue/generated.ts', 'prisma/oracle/schema.sql'])
    expect(readFileSync(join(directory, file), 'utf8'), file).toBe(readFileSync(join(SHARED, file), 'utf8'));
}, 60_000);
