import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { databaseProblems } from './database-problems';
import { databaseSettings } from './database-settings';
import { type ConfigError, type RawSettings, readEnv } from './read-env';

const schema = z.object(databaseSettings);
const read = (env: RawSettings) => readEnv(schema, env, [databaseProblems]);
const problemsOf = (env: RawSettings): readonly string[] => {
  try {
    read(env);
  } catch (error) {
    return (error as ConfigError).problems;
  }
  return [];
};
/** A wallet folder with the named files in it. */
const folderWith = (...files: string[]): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'octo-wallet-'));
  mkdirSync(folder, { recursive: true });
  for (const file of files) writeFileSync(path.join(folder, file), '');
  return folder;
};
const oracle = { ORACLE_DSN: 'db.example:1521/shop', ORACLE_USER: 'octo', ORACLE_PASSWORD: 'secret' };

beforeEach(() => vi.stubEnv('TNS_ADMIN', ''));

describe('database settings', () => {
  it('take PostgreSQL alone, Oracle alone, or both', () => {
    expect(problemsOf({ DATABASE_URL: 'postgresql://x/y' })).toEqual([]);
    expect(problemsOf(oracle)).toEqual([]);
    expect(problemsOf({ ...oracle, DATABASE_URL: 'postgresql://x/y' })).toEqual([]);
    const walletDir = folderWith('tnsnames.ora', 'ewallet.pem');
    expect(
      problemsOf({
        ...oracle,
        ORACLE_DSN: 'shop_tp',
        ORACLE_WALLET_DIR: walletDir,
        ORACLE_WALLET_PASSWORD: 'w',
      }),
    ).toEqual([]);
  });

  it('need one of the two databases', () => {
    expect(problemsOf({})).toEqual(['DATABASE_URL: is required (or ORACLE_DSN, for Oracle)']);
  });

  it('refuse half an Oracle, whatever PostgreSQL says, and name everything that is missing', () => {
    expect(
      problemsOf({ DATABASE_URL: 'postgresql://x/y', ORACLE_USER: 'octo', ORACLE_PASSWORD: 'hidden' }),
    ).toEqual([
      'ORACLE_DSN: is missing although ORACLE_USER, ORACLE_PASSWORD is set; set it, or none of them',
    ]);
    expect(problemsOf({ ORACLE_DSN: 'db.example:1521/shop', ORACLE_WALLET_PASSWORD: 'hidden' })).toEqual([
      'ORACLE_USER: is required because ORACLE_DSN is set',
      'ORACLE_PASSWORD: is required because ORACLE_DSN is set',
      'ORACLE_WALLET_DIR: is missing although ORACLE_WALLET_PASSWORD is set',
    ]);
  });

  it('look into the wallet before the first connection does', () => {
    const wallet = { ...oracle, ORACLE_DSN: 'shop_tp', ORACLE_WALLET_PASSWORD: 'w' };
    expect(problemsOf({ ...wallet, ORACLE_WALLET_DIR: '/nowhere' })).toEqual([
      'ORACLE_WALLET_DIR: there is no such folder',
    ]);
    expect(problemsOf({ ...wallet, ORACLE_WALLET_DIR: folderWith('cwallet.sso') })).toEqual([
      expect.stringContaining('has no tnsnames.ora'),
      expect.stringContaining('has no ewallet.pem'),
    ]);
  });

  it('do not take an alias without a folder to look it up in', () => {
    expect(problemsOf({ ...oracle, ORACLE_DSN: 'shop_tp' })).toEqual([
      expect.stringContaining('ORACLE_DSN: is an alias'),
    ]);
  });

  it('come from files as well', () => {
    const folder = folderWith();
    writeFileSync(path.join(folder, 'password'), 'from-a-file\n');
    const { ORACLE_PASSWORD: _, ...rest } = oracle;
    expect(read({ ...rest, ORACLE_PASSWORD_FILE: path.join(folder, 'password') })).toMatchObject({
      ORACLE_PASSWORD: 'from-a-file',
      ORACLE_SSL_SERVER_DN_MATCH: true,
      DATABASE_QUEUE_TIMEOUT_MS: 5_000,
    });
  });

  it('are all told at once, without a value', () => {
    try {
      read({ DATABASE_QUEUE_TIMEOUT_MS: 'soon', ORACLE_DSN: 'hidden-host/x' });
      expect.unreachable();
    } catch (error) {
      const { message, problems } = error as ConfigError;
      expect(problems.map((problem) => problem.split(':')[0])).toEqual([
        'DATABASE_QUEUE_TIMEOUT_MS',
        'ORACLE_USER',
        'ORACLE_PASSWORD',
      ]);
      expect(message).not.toContain('hidden');
    }
  });
});
