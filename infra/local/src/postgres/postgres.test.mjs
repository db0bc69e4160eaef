import { existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { binaryPackageName, hydrateSymlinks } from './binaries.mjs';
import { quoteName } from './databases.mjs';
import { commandAs, findAccount } from './identity.mjs';
import { parsePostmasterPid } from './postmaster-pid.mjs';

let directory;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'octo-pg-'));
});

afterEach(() => rmSync(directory, { recursive: true }));

describe('binaries', () => {
  it('creates the links that npm could not pack, once', () => {
    mkdirSync(join(directory, 'native/lib'), { recursive: true });
    writeFileSync(join(directory, 'native/lib/libpq.so.5.18'), '');
    const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so' }];
    writeFileSync(join(directory, 'native/pg-symlinks.json'), JSON.stringify(links));
    expect(hydrateSymlinks(directory)).toBe(1);
    expect(hydrateSymlinks(directory)).toBe(0);
    expect(readlinkSync(join(directory, 'native/lib/libpq.so'))).toBe('libpq.so.5.18');
    expect(existsSync(join(directory, 'native/lib/libpq.so'))).toBe(true);
  });

  it('says what to do on a platform without a build', () => {
    expect(() => binaryPackageName('sunos', 'sparc')).toThrow(/Set DATABASE_URL/);
  });
});

describe('the account', () => {
  it('is found in a passwd file', () => {
    const passwd = 'root:x:0:0::/root:/bin/sh\nnobody:x:65534:65533::/:/bin/false\n';
    expect(findAccount(passwd, 'nobody')).toEqual({ uid: 65534, gid: 65533 });
    expect(findAccount(passwd, 'postgres')).toBeUndefined();
  });

  it('is given by spawn where it can enter the folder', () => {
    const run = commandAs({ uid: 5, gid: 6 }, 'postgres', ['-D', 'x'], true);
    expect(run).toEqual({ command: 'postgres', args: ['-D', 'x'], options: { uid: 5, gid: 6 } });
  });
});

describe('postmaster.pid', () => {
  it('tells process, port and status', () => {
    const text = ['42', '/data', '1795000000', '5432', '', '127.0.0.1', '  1234  5', 'ready   ', ''].join(
      '\n',
    );
    expect(parsePostmasterPid(text)).toEqual({ pid: 42, dataDir: '/data', port: 5432, status: 'ready' });
  });

  it('is ignored while it is empty', () => {
    expect(parsePostmasterPid('')).toBeUndefined();
  });
});

describe('database names', () => {
  it('are refused when they would need escaping', () => {
    expect(() => quoteName('x"; DROP DATABASE y; --')).toThrow(/not a usable database name/);
  });
});
