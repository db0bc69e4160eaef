import { randomBytes } from 'node:crypto';
import type { Connection, ConnectionAttributes } from 'oracledb';

/** An account on an Oracle server, which for tests is what a database is on PostgreSQL. */
export interface OracleAccount {
  readonly dsn: string;
  readonly user: string;
  readonly password: string;
  readonly walletDir?: string | undefined;
  readonly walletPassword?: string | undefined;
}

const OPTIONAL = ['walletDir', 'walletPassword'] as const;

/** An account as one string, in the place of a connection string. */
export function urlOfAccount(account: OracleAccount): string {
  const url = new URL('oracle://test/');
  url.username = encodeURIComponent(account.user);
  url.password = encodeURIComponent(account.password);
  url.searchParams.set('dsn', account.dsn);
  for (const name of OPTIONAL) if (account[name]) url.searchParams.set(name, account[name]);
  return url.toString();
}

/** The account of the settings of a service (`ORACLE_DSN` …). */
export function accountOfSettings(env: Readonly<Record<string, string | undefined>>): OracleAccount {
  return {
    dsn: env.ORACLE_DSN ?? '',
    user: env.ORACLE_USER ?? '',
    password: env.ORACLE_PASSWORD ?? '',
    walletDir: env.ORACLE_WALLET_DIR,
    walletPassword: env.ORACLE_WALLET_PASSWORD,
  };
}

/** The settings of a service that works on an account; what the account does not have is left out. */
export function settingsOfAccount(account: OracleAccount): Record<string, string> {
  return {
    ORACLE_DSN: account.dsn,
    ORACLE_USER: account.user,
    ORACLE_PASSWORD: account.password,
    ...(account.walletDir ? { ORACLE_WALLET_DIR: account.walletDir } : {}),
    ...(account.walletPassword ? { ORACLE_WALLET_PASSWORD: account.walletPassword } : {}),
  };
}

/** Reads what {@link urlOfAccount} wrote. */
export function accountOfUrl(text: string): OracleAccount {
  const url = new URL(text);
  return {
    dsn: url.searchParams.get('dsn') ?? '',
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    walletDir: url.searchParams.get('walletDir') ?? undefined,
    walletPassword: url.searchParams.get('walletPassword') ?? undefined,
  };
}

/** What every session of a test begins with, as those of the applications do. */
export const SESSION_SETUP = "ALTER SESSION SET TIME_ZONE = '+00:00' NLS_NUMERIC_CHARACTERS = '.,'";

/** An account in the words of the driver. */
export function connectionAttributes(url: string): ConnectionAttributes {
  const { dsn, user, password, walletDir, walletPassword } = accountOfUrl(url);
  return {
    user,
    password,
    connectString: dsn,
    ...(walletDir ? { configDir: walletDir, walletLocation: walletDir } : {}),
    ...(walletPassword ? { walletPassword } : {}),
  };
}

/** Opens a session of an account. */
export async function connectAccount(url: string): Promise<Connection> {
  const { default: driver } = await import('oracledb');
  const connection = await driver.getConnection(connectionAttributes(url));
  await connection.execute(SESSION_SETUP);
  return connection;
}

async function runOn(url: string, statements: readonly string[]): Promise<void> {
  const connection = await connectAccount(url);
  try {
    for (const statement of statements) await connection.execute(statement);
  } finally {
    await connection.close();
  }
}

/** Accounts of tests are known by their name, so that a later run can remove what a killed one left. */
const PREFIX = 'OCTO_TEST_';
const OURS = /^OCTO_TEST_[0-9A-F]{12}$/;

/**
 * Makes an account and its schema.
 * @param adminUrl an account that may create and drop users
 * @param statements what makes the schema
 */
export async function createAccount(adminUrl: string, statements: readonly string[]): Promise<string> {
  const user = `${PREFIX}${randomBytes(6).toString('hex').toUpperCase()}`;
  // Long and mixed enough for the password rules of an Autonomous Database.
  const password = `Aa1_${randomBytes(9).toString('hex')}`;
  await runOn(adminUrl, [
    `CREATE USER "${user}" IDENTIFIED BY "${password}"`,
    `GRANT CREATE SESSION, CREATE TABLE, CREATE SEQUENCE, UNLIMITED TABLESPACE TO "${user}"`,
  ]);
  const url = urlOfAccount({ ...accountOfUrl(adminUrl), user, password });
  await runOn(url, statements);
  return url;
}

/** Removes an account with all it holds. */
export async function dropAccount(adminUrl: string, url: string): Promise<void> {
  await runOn(adminUrl, [`DROP USER "${accountOfUrl(url).user}" CASCADE`]);
}

/** Removes every account that {@link createAccount} made and nobody is connected to: one run at a time per server. */
export async function dropAllAccounts(adminUrl: string): Promise<void> {
  const connection = await connectAccount(adminUrl);
  try {
    const { rows = [] } = await connection.execute<[string]>(
      'SELECT USERNAME FROM ALL_USERS WHERE USERNAME LIKE :p1 ORDER BY USERNAME',
      { p1: `${PREFIX}%` },
    );
    // Stated policy: an account in use (ORA-01940) is left to the next run.
    for (const [user] of rows.filter(([name]) => OURS.test(name)))
      await connection.execute(`DROP USER "${user}" CASCADE`).catch(() => undefined);
  } finally {
    await connection.close();
  }
}
