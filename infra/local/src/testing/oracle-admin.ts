import { urlOfAccount } from '@octo/shared/testing/oracle-account';

const setting = (name: string): string | undefined => process.env[`ORACLE_TEST_${name}`] || undefined;

/** The account of the ORACLE_TEST_ settings, which makes and removes the accounts that tests work on. */
export function oracleAdminUrl(): string {
  return urlOfAccount({
    dsn: setting('DSN') ?? '',
    user: setting('USER') ?? '',
    password: setting('PASSWORD') ?? '',
    walletDir: setting('WALLET_DIR'),
    walletPassword: setting('WALLET_PASSWORD'),
  });
}
