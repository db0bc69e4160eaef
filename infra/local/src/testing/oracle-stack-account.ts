/**
 * `node … oracle-stack-account.ts`: makes an empty account on the server of ORACLE_TEST_DSN for a stack under test and
 * prints its settings as JSON. The next run of the Oracle tests removes it.
 */
import { accountOfUrl, createAccount, settingsOfAccount } from '@octo/shared/testing/oracle-account';
import { oracleAdminUrl } from './oracle-admin';

const account = accountOfUrl(await createAccount(oracleAdminUrl(), []));
process.stdout.write(`${JSON.stringify(settingsOfAccount(account))}\n`);
