import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf, listInputs } from './build.mjs';
import { dependencyState, isVersionAtLeast } from './dependencies.mjs';
import { tryLock } from './file-lock.mjs';
import { loadLocalSecrets } from './local-secrets.mjs';
import { formatDuration } from './progress.mjs';
import { createTail } from './supervised-process.mjs';

let directory;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'octo-local-'));
});

afterEach(() => rmSync(directory, { recursive: true }));

describe('versions', () => {
  it.each([
    ['v20.19.0', true],
    ['v20.20.2', true],
    ['v24.0.0', true],
    ['v20.18.9', false],
    ['v18.20.0', false],
  ])('%s is enough for >=20.19.0: %s', (actual, isEnough) => {
    expect(isVersionAtLeast(actual, '>=20.19.0')).toBe(isEnough);
  });
});

describe('dependencyState', () => {
  const write = (file, secondsAgo) => {
    writeFileSync(join(directory, file), '{}');
    const at = Date.now() / 1000 - secondsAgo;
    utimesSync(join(directory, file), at, at);
  };

  it('tells missing, current and stale', () => {
    write('package-lock.json', 100);
    expect(dependencyState(directory)).toBe('missing');
    mkdirSync(join(directory, 'node_modules'));
    write('node_modules/.package-lock.json', 50);
    expect(dependencyState(directory)).toBe('current');
    write('package-lock.json', 10);
    expect(dependencyState(directory)).toBe('stale');
  });
});

describe('the lock file', () => {
  it('is refused while its holder lives and names it', () => {
    const file = join(directory, 'run.json');
    const first = tryLock(file, { shopPort: 3000 });
    expect(tryLock(file).holder).toEqual({ shopPort: 3000, pid: process.pid });
    first.release();
    expect(tryLock(file).release).toBeTypeOf('function');
  });

  it('is taken over from a process that is gone', () => {
    const file = join(directory, 'run.json');
    writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1 }));
    expect(tryLock(file).release).toBeTypeOf('function');
  });
});

describe('local secrets', () => {
  it('are made once and readable by their owner only', () => {
    const file = join(directory, 'data/local.env');
    const first = loadLocalSecrets(file);
    expect(first.INTERNAL_SERVICE_KEY.length).toBeGreaterThan(30);
    expect(loadLocalSecrets(file)).toEqual(first);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('keep what somebody wrote by hand', () => {
    const file = join(directory, 'local.env');
    writeFileSync(file, '# mine\nINTERNAL_SERVICE_KEY=chosen-by-hand\n');
    expect(loadLocalSecrets(file).INTERNAL_SERVICE_KEY).toBe('chosen-by-hand');
    expect(readFileSync(file, 'utf8')).toContain('# mine');
  });
});

describe('build inputs', () => {
  it('change the digest by content and name, and leave tests out', () => {
    writeFileSync(join(directory, 'a.ts'), '1');
    writeFileSync(join(directory, 'a.test.ts'), '1');
    const before = digestOf(listInputs(directory), directory);
    writeFileSync(join(directory, 'a.test.ts'), '2');
    expect(digestOf(listInputs(directory), directory)).toBe(before);
    writeFileSync(join(directory, 'a.ts'), '2');
    expect(digestOf(listInputs(directory), directory)).not.toBe(before);
  });
});

describe('the tail of a log', () => {
  it('joins lines that arrive in pieces and forgets old ones', () => {
    const tail = createTail(2);
    tail.push('one\ntw');
    tail.push('o\nthree\nfo');
    tail.push('ur');
    expect(tail.text()).toBe('two\nthree\nfour');
  });
});

describe('durations', () => {
  it.each([
    [84.6, '85 ms'],
    [1449, '1.4 s'],
    [125_000, '2 min 05 s'],
  ])('%d ms reads %s', (durationMs, text) => {
    expect(formatDuration(durationMs)).toBe(text);
  });
});
