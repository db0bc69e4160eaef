import { fileURLToPath } from 'node:url';
import oracledb from 'oracledb';
import { describe, expect, it } from 'vitest';
import { testDatabaseUrl, withTestDatabase } from '../../../testing';
import { connectAccount } from '../../../testing/oracle-account';
import { runOracleMigrations } from '../../migrate/oracle/run-oracle-migrations';
import { CATALOGUE } from '../catalogue/generated';
import { ask, askAdmin } from './account';

const MIGRATIONS = fileURLToPath(new URL('../../../../prisma/oracle/migrations', import.meta.url));

const COLUMNS = `SELECT TABLE_NAME, COLUMN_NAME, DATA_TYPE, CHAR_LENGTH, CHAR_USED, DATA_PRECISION, DATA_SCALE,
    NULLABLE, IDENTITY_COLUMN FROM USER_TAB_COLUMNS WHERE TABLE_NAME NOT LIKE 'SCHEMA_MIGRATION%'
  ORDER BY TABLE_NAME, COLUMN_NAME`;
const CONSTRAINTS = `SELECT TABLE_NAME, CONSTRAINT_NAME, CONSTRAINT_TYPE, SEARCH_CONDITION_VC, DELETE_RULE, STATUS
    FROM USER_CONSTRAINTS WHERE GENERATED = 'USER NAME' AND TABLE_NAME NOT LIKE 'SCHEMA_MIGRATION%'
  ORDER BY CONSTRAINT_NAME`;
// The hidden column of an expression is numbered by the order in which columns came; the expression itself is a LONG,
// which no join may hold.
const INDEXES = `SELECT I.TABLE_NAME, I.INDEX_NAME, I.UNIQUENESS, C.COLUMN_POSITION,
    CASE WHEN C.COLUMN_NAME LIKE 'SYS\\_NC%' ESCAPE '\\' THEN 'expression' ELSE C.COLUMN_NAME END
    FROM USER_INDEXES I JOIN USER_IND_COLUMNS C ON C.INDEX_NAME = I.INDEX_NAME
   WHERE I.TABLE_NAME NOT LIKE 'SCHEMA_MIGRATION%' AND I.INDEX_TYPE <> 'LOB'
  ORDER BY I.INDEX_NAME, C.COLUMN_POSITION`;
const EXPRESSIONS = `SELECT INDEX_NAME, COLUMN_POSITION, COLUMN_EXPRESSION FROM USER_IND_EXPRESSIONS
  ORDER BY INDEX_NAME, COLUMN_POSITION`;

describe('the schema on this server', () => {
  it('is on a release that is supported', async () => {
    const connection = await connectAccount(await testDatabaseUrl());
    const version = connection.oracleServerVersion;
    await connection.close();
    expect(version).toBeGreaterThanOrEqual(1_900_000_000);
  });

  it('has a time zone that the driver can work with', async () => {
    const [[zone]] = (await askAdmin('SELECT DBTIMEZONE FROM DUAL')) as [[string]];
    expect(zone).toMatch(/^[+-]\d\d:\d\d$/);
  });

  it('has every table and column of the catalogue', async () => {
    const columns = await ask(await testDatabaseUrl(), COLUMNS);
    const found = columns.map(([table, column, , , , , , nullable, identity]) => ({
      name: `${table}.${column}`,
      isNullable: nullable === 'Y',
      isIdentity: identity === 'YES',
    }));
    const expected = Object.values(CATALOGUE).flatMap((table) =>
      Object.values(table.columns).map((column) => ({
        name: `${table.oracleName}.${column.oracleName}`,
        isNullable: column.isNullable,
        isIdentity: column.isIdentity,
      })),
    );
    const sorted = (list: typeof found) => [...list].sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(sorted(found)).toEqual(sorted(expected));
  });

  it('is the same by migrations as by the generated script, and a second run changes nothing', () =>
    withTestDatabase(
      async (url) => {
        const connect = () => connectAccount(url);
        const migrate = () => runOracleMigrations({ driver: oracledb, connect, directory: MIGRATIONS });
        const { total } = await migrate();
        expect(await migrate()).toEqual({ applied: [], total });
        const generated = await testDatabaseUrl();
        for (const query of [COLUMNS, CONSTRAINTS, INDEXES, EXPRESSIONS])
          expect(await ask(url, query)).toEqual(await ask(generated, query));
      },
      { isEmpty: true },
    ));
});
