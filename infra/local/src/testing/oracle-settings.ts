import { type DatabaseSettings, databaseSettings } from '@octo/shared/config';
import { accountOfUrl, settingsOfAccount } from '@octo/shared/testing/oracle-account';
import { z } from 'zod';

/** Settings of an application that works on the account of a test. */
export function oracleSettings(url: string): DatabaseSettings & { readonly DEPLOYMENT_ENVIRONMENT: string } {
  return {
    ...z.object(databaseSettings).parse(settingsOfAccount(accountOfUrl(url))),
    DEPLOYMENT_ENVIRONMENT: 'test',
  };
}
