import { existsSync } from 'node:fs';
import path from 'node:path';
import type { RawSettings } from './read-env';

const ORACLE_COMPANIONS = ['ORACLE_USER', 'ORACLE_PASSWORD', 'ORACLE_WALLET_DIR', 'ORACLE_WALLET_PASSWORD'];

/**
 * What is wrong with the database settings taken together; empty when nothing is. A service that is half configured
 * for Oracle must not start, least of all on the other database.
 */
export function databaseProblems(values: RawSettings): string[] {
  if (values.ORACLE_DSN) return oracleProblems(values, values.ORACLE_DSN);
  const given = ORACLE_COMPANIONS.filter((name) => values[name]);
  if (given.length > 0) {
    return [`ORACLE_DSN: is missing although ${given.join(', ')} is set; set it, or none of them`];
  }
  return values.DATABASE_URL ? [] : ['DATABASE_URL: is required (or ORACLE_DSN, for Oracle)'];
}

function oracleProblems(values: RawSettings, dsn: string): string[] {
  const problems = ['ORACLE_USER', 'ORACLE_PASSWORD']
    .filter((name) => !values[name])
    .map((name) => `${name}: is required because ORACLE_DSN is set`);
  const walletDir = values.ORACLE_WALLET_DIR;
  if (!walletDir) {
    if (values.ORACLE_WALLET_PASSWORD)
      problems.push('ORACLE_WALLET_DIR: is missing although ORACLE_WALLET_PASSWORD is set');
    if (isAlias(dsn) && !process.env.TNS_ADMIN)
      problems.push(
        'ORACLE_DSN: is an alias, which needs the folder of a tnsnames.ora in ORACLE_WALLET_DIR; without one write host:port/service',
      );
    return problems;
  }
  if (!existsSync(walletDir)) return [...problems, 'ORACLE_WALLET_DIR: there is no such folder'];
  if (isAlias(dsn) && !existsSync(path.join(walletDir, 'tnsnames.ora')))
    problems.push(
      'ORACLE_WALLET_DIR: the folder has no tnsnames.ora, where the alias in ORACLE_DSN is defined',
    );
  if (values.ORACLE_WALLET_PASSWORD && !existsSync(path.join(walletDir, 'ewallet.pem')))
    problems.push(
      'ORACLE_WALLET_DIR: the folder has no ewallet.pem; download the wallet again, cwallet.sso and ewallet.p12 cannot be read',
    );
  return problems;
}

/** An alias is a bare name; everything else is an address. */
function isAlias(dsn: string): boolean {
  return /^[\w.-]+$/.test(dsn.trim());
}
