import oracledb from 'oracledb';
import { inject } from 'vitest';
import { connectAccount } from '../../../testing/oracle-account';

/** Runs one query on an account. @returns its rows as arrays */
export async function ask(
  url: string,
  sql: string,
  binds: Readonly<Record<string, string | number>> = {},
): Promise<unknown[][]> {
  const connection = await connectAccount(url);
  try {
    const { rows = [] } = await connection.execute(
      sql,
      { ...binds },
      { outFormat: oracledb.OUT_FORMAT_ARRAY },
    );
    return rows as unknown[][];
  } finally {
    await connection.close();
  }
}

/** Like {@link ask}, as the account of ORACLE_TEST_USER, which may look at other sessions. */
export const askAdmin = (sql: string, binds: Readonly<Record<string, string | number>> = {}) =>
  ask(inject('databaseAdminUrl'), sql, binds);
