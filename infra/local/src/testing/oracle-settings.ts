import { type DatabaseSettings, databaseSettings } from '@octo/shared/config';
import { accountOfUrl } from '@octo/shared/testing/oracle-account';
import { z } from 'zod';

/** Settings of an application that works on the account of a test. */
export function oracleSettings(url: string): DatabaseSettings & { readonly DEPLOYMENT_ENVIRONMENT: string } {
  const account = accountOfUrl(url);
  return {
    ...z.object(databaseSettings).parse({
      ORACLE_DSN: account.dsn,
      ORACLE_USER: account.user,
      ORACLE_PASSWORD: account.password,
      ORACLE_WALLET_DIR: account.walletDir,
      ORACLE_WALLET_PASSWORD: account.walletPassword,
    }),
    DEPLOYMENT_ENVIRONMENT: 'test',
  };
}
