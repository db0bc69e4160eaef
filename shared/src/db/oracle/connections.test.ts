import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { databaseSettings } from '../../config';
import { type Database, openDatabase } from '../client';
import { translateDbError } from '../errors';
import { checkDatabase, type DatabaseReadiness } from '../readiness';
import { pingDatabase } from '../transaction';
import { FakeListener, type ListenerTls } from './testing/fake-listener';
import { certificateAuthority } from './testing/x509';

// Real handshakes and real timeouts, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

const SERVICE_UNKNOWN = { refuseWith: 12_514 };
const WALLET_PASSWORD = 'wallet-password-of-this-test';

const authority = certificateAuthority('OCTO test authority');
const tls: ListenerTls = {
  identity: authority.issue('localhost', 'localhost'),
  authorityPem: authority.certificatePem,
};
let folder: string;
let listener: FakeListener | undefined;
let databases: Database[] = [];

/** Writes a wallet as Autonomous Database hands it out: tnsnames.ora and, with a client identity, ewallet.pem. */
function walletFor(
  port: number,
  { authorityOf = authority, hasIdentity = true, mustMatch = true, retries = 0 } = {},
): string {
  const wallet = mkdtempSync(path.join(folder, 'wallet-'));
  writeFileSync(
    path.join(wallet, 'tnsnames.ora'),
    `shop_tp = (description=(retry_count=${retries})(retry_delay=3)(address=(protocol=tcps)(port=${port})(host=localhost))(connect_data=(service_name=shop_tp.example))(security=(ssl_server_dn_match=${mustMatch ? 'yes' : 'no'})))\n`,
  );
  if (hasIdentity) {
    const client = authorityOf.issue('octo-client', 'octo-client');
    const key = client.key.export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: WALLET_PASSWORD,
    });
    writeFileSync(
      path.join(wallet, 'ewallet.pem'),
      `${key}${client.certificatePem}${authority.certificatePem}`,
    );
  }
  return wallet;
}

/** Opens the shop's data client on Oracle, as the application does. */
function open(env: Readonly<Record<string, string>>): Database {
  const settings = z.object(databaseSettings).parse({
    ORACLE_USER: 'octo',
    ORACLE_PASSWORD: 'database-password-of-this-test',
    DATABASE_QUEUE_TIMEOUT_MS: '8000',
    ...env,
  });
  const db = openDatabase('shop-main', { ...settings, DEPLOYMENT_ENVIRONMENT: 'test' });
  databases.push(db);
  return db;
}

const readiness = (db: Database): Promise<DatabaseReadiness> => checkDatabase(() => pingDatabase(db), 10_000);

/** The reason why a service with these settings is not ready; checks on the way that a request gets its 503. */
async function reasonWith(env: Readonly<Record<string, string>>): Promise<string> {
  const db = open(env);
  const failure = await db.category.findFirst().then(
    () => null,
    (error: unknown) => error,
  );
  expect(translateDbError(failure)).toMatchObject({ code: 'database_unavailable', retryAfterSeconds: 5 });
  const { isReady, reason } = await readiness(db);
  expect(isReady).toBe(false);
  expect(reason).not.toContain('password-of-this-test');
  return reason ?? '';
}

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'octo-wallets-'));
});
afterEach(async () => {
  for (const db of databases) await db.$disconnect();
  databases = [];
  await listener?.stop();
  listener = undefined;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a wallet', () => {
  const withWallet = (walletDir: string, env: Readonly<Record<string, string>> = {}) => ({
    ORACLE_DSN: 'shop_tp',
    ORACLE_WALLET_DIR: walletDir,
    ORACLE_WALLET_PASSWORD: WALLET_PASSWORD,
    ...env,
  });

  it('opens the way to the listener by mutual TLS', async () => {
    listener = await FakeListener.start(SERVICE_UNKNOWN, { tls });
    const reason = await reasonWith(withWallet(walletFor(listener.port)));
    // The listener heard us: what is left is the database behind it.
    expect(listener.calls).toBeGreaterThan(0);
    expect(reason).toMatch(/^NJS-518: .*look at the service name in ORACLE_DSN/);
  });

  it.each([
    [
      'a wrong password',
      { ORACLE_WALLET_PASSWORD: 'wrong' },
      /^NJS-505: .*ORACLE_WALLET_PASSWORD does not open the ewallet\.pem/,
    ],
    ['an alias that it lacks', { ORACLE_DSN: 'other_tp' }, /^NJS-517: .*the alias in ORACLE_DSN/],
  ])('says where to look for %s', async (_what, env, message) => {
    listener = await FakeListener.start(SERVICE_UNKNOWN, { tls });
    expect(await reasonWith(withWallet(walletFor(listener.port), env))).toMatch(message);
    expect(listener.calls).toBe(0);
  });

  it('of another authority is refused', async () => {
    listener = await FakeListener.start(SERVICE_UNKNOWN, { tls });
    const authorityOf = certificateAuthority('Somebody else');
    const reason = await reasonWith(withWallet(walletFor(listener.port, { authorityOf })));
    expect(reason).toMatch(/^NJS-50[06]: .*ORACLE_WALLET_DIR must hold the wallet of this very database/);
    expect(listener.calls).toBe(0);
  });

  it('without a certificate serves for its tnsnames.ora, and TLS trusts what the machine trusts', async () => {
    listener = await FakeListener.start(SERVICE_UNKNOWN, { tls });
    const wallet = walletFor(listener.port, { hasIdentity: false });
    const reason = await reasonWith(withWallet(wallet, { ORACLE_WALLET_PASSWORD: '' }));
    expect(reason).toMatch(/^NJS-506: .*certificate.*ORACLE_WALLET_DIR/);
    expect(listener.calls).toBe(0);
  });

  it('protects from a server of another name, unless told otherwise', async () => {
    const stranger = { ...tls, identity: authority.issue('stranger', 'stranger.example') };
    listener = await FakeListener.start(SERVICE_UNKNOWN, { tls: stranger });
    const reason = await reasonWith(withWallet(walletFor(listener.port)));
    expect(reason).toMatch(/^NJS-506: .*NJS-508: .*ORACLE_SSL_SERVER_DN_MATCH/);
    expect(listener.calls).toBe(0);
    // An alias that insists decides for itself.
    const strict = withWallet(walletFor(listener.port), { ORACLE_SSL_SERVER_DN_MATCH: 'false' });
    expect(await reasonWith(strict)).toMatch(/NJS-508/);
    const wallet = withWallet(walletFor(listener.port, { mustMatch: false }));
    expect(await reasonWith({ ...wallet, ORACLE_SSL_SERVER_DN_MATCH: 'false' })).toMatch(/^NJS-518/);
  });
});

describe('a listener', () => {
  it('that an alias tries twenty times keeps nobody waiting', async () => {
    const gone = await FakeListener.start('silent');
    const { port } = gone;
    await gone.stop();
    const wallet = walletFor(port, { retries: 20 });
    const env = { ORACLE_DSN: 'shop_tp', ORACLE_WALLET_DIR: wallet, ORACLE_WALLET_PASSWORD: WALLET_PASSWORD };
    const reason = await reasonWith({ ...env, DATABASE_QUEUE_TIMEOUT_MS: '300' });
    expect(reason).toMatch(/^NJS-5\d\d: .*look at host and port in ORACLE_DSN/);
  });

  it('that is not there is named with host and port', async () => {
    const gone = await FakeListener.start('silent');
    const { port } = gone;
    await gone.stop();
    const reason = await reasonWith({ ORACLE_DSN: `127.0.0.1:${port}/shop` });
    expect(reason).toMatch(/^NJS-503: .*look at host and port in ORACLE_DSN/);
    expect(reason).toContain(String(port));
  });

  it('that does not know the service says so', async () => {
    listener = await FakeListener.start(SERVICE_UNKNOWN);
    expect(await reasonWith({ ORACLE_DSN: `127.0.0.1:${listener.port}/shop` })).toMatch(
      /^NJS-518: .*look at the service name in ORACLE_DSN/,
    );
  });

  it('that takes the call and says nothing is given up in time', async () => {
    listener = await FakeListener.start('silent');
    const before = performance.now();
    const reason = await reasonWith({
      ORACLE_DSN: `127.0.0.1:${listener.port}/shop`,
      DATABASE_QUEUE_TIMEOUT_MS: '1000',
    });
    expect(reason).toMatch(/^NJS-510: .*look at host and port in ORACLE_DSN/);
    expect(performance.now() - before).toBeLessThan(12_000);
  });

  it('is met again when it returns, without a restart, and missed again when it goes', async () => {
    listener = await FakeListener.start(SERVICE_UNKNOWN);
    const { port } = listener;
    const db = open({ ORACLE_DSN: `127.0.0.1:${port}/shop`, DATABASE_QUEUE_TIMEOUT_MS: '3000' });
    const stage = async () => (await readiness(db)).reason?.split(':')[0];
    expect(await stage()).toBe('NJS-518');
    await listener.stop();
    listener = undefined;
    expect(await stage()).toBe('NJS-503');
    listener = await FakeListener.start(SERVICE_UNKNOWN, { port });
    expect(await stage()).toBe('NJS-518');
    listener.behaviour = 'silent';
    expect(await stage()).toBe('NJS-510');
    listener.behaviour = SERVICE_UNKNOWN;
    expect(await stage()).toBe('NJS-518');
  });
});
