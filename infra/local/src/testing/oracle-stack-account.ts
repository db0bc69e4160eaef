/**
 * `node … oracle-stack-account.ts`: makes an empty account on the server of ORACLE_TEST_DSN for a stack under test and
 * prints its settings as JSON. The next run of the Oracle tests removes it.
 */
import { accountOfUrl, createAccount } from '@octo/shared/testing/oracle-account';
import { oracleAdminUrl } from './oracle-admin';

const { dsn, user, password, walletDir, walletPassword } = accountOfUrl(
  await createAccount(oracleAdminUrl(), []),
);
const settings = {
  ORACLE_DSN: dsn,
  ORACLE_USER: user,
  ORACLE_PASSWORD: password,
  ORACLE_WALLET_DIR: walletDir,
  ORACLE_WALLET_PASSWORD: walletPassword,
};
process.stdout.write(`${JSON.stringify(settings)}\n`);
