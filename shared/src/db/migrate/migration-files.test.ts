import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checksumOf, readMigrationFiles } from './migration-files';
import { planMigrations } from './migration-plan';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'octo-migrations-'));
});

afterEach(() => rm(directory, { recursive: true }));

describe('readMigrationFiles', () => {
  it('refuses a name outside the pattern', async () => {
    await writeFile(join(directory, 'init.sql'), '');
    await expect(readMigrationFiles(directory)).rejects.toThrow(/"init.sql" must be named NNNN_name.sql/);
  });

  it('refuses two migrations with one number', async () => {
    await writeFile(join(directory, '0001_a.sql'), '');
    await writeFile(join(directory, '0001_b.sql'), '');
    await expect(readMigrationFiles(directory)).rejects.toThrow(/share the number 0001/);
  });

  it('gives the same checksum for both kinds of line ends', () => {
    expect(checksumOf('a;\r\nb;\r\n')).toBe(checksumOf('a;\nb;\n'));
  });
});

describe('planMigrations', () => {
  const file = (name: string) => ({ name, sql: name, checksum: checksumOf(name) });

  it('refuses a new migration that sorts before an applied one', () => {
    const files = [file('0001_a'), file('0002_b'), file('0003_c')];
    const applied = [file('0001_a'), file('0003_c')];
    expect(() => planMigrations(files, applied)).toThrow(/"0002_b" sorts before "0003_c"/);
  });
});
