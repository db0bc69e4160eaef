import { ColumnTypeEnum, type SqlQuery, type SqlResultSet } from '@prisma/driver-adapter-utils';
import { describe, expect, it } from 'vitest';
import { UnsupportedSqlError } from '../db/oracle/dialect/unsupported-sql-error';
import { accountOfSettings, accountOfUrl, settingsOfAccount, urlOfAccount } from './oracle-account';
import { askThrough, assertPortable } from './oracle-questions';

const AT = new Date('2026-11-20T10:00:00.000Z');

function answering(answer: SqlResultSet) {
  const asked: SqlQuery[] = [];
  const rows = askThrough({
    queryRaw: async (query) => {
      asked.push(query);
      return answer;
    },
  });
  return { rows, asked };
}

describe('a question', () => {
  it('is asked as marked raw SQL, its values with their types', async () => {
    const { rows, asked } = answering({ columnNames: [], columnTypes: [], rows: [] });
    expect(await rows('UPDATE users SET is_active = $1', [true, 7, 'x', AT, null])).toEqual([]);
    expect(asked).toEqual([
      {
        sql: '/* test.question */ UPDATE users SET is_active = $1',
        args: [true, 7, 'x', AT, null],
        argTypes: ['boolean', 'decimal', 'string', 'datetime', 'unknown'].map((scalarType) => ({
          scalarType,
          arity: 'scalar',
        })),
      },
    ]);
  });

  it('is answered in the types of PostgreSQL', async () => {
    const { Boolean: Flag, DateTime, Int32, Int64, Json, Text } = ColumnTypeEnum;
    const { rows } = answering({
      columnNames: ['id', 'is_active', 'placed_at', 'name', 'specs', 'n', 'note'],
      columnTypes: [Int32, Flag, DateTime, Text, Json, Int64, Int32],
      rows: [['7', '1', AT, 'Petrel', '[{"label":"Mass"}]', '12', null]],
    });
    expect(await rows('SELECT id FROM products', [])).toEqual([
      {
        id: 7,
        is_active: true,
        placed_at: AT,
        name: 'Petrel',
        specs: [{ label: 'Mass' }],
        n: 12,
        note: null,
      },
    ]);
  });

  it.each([
    'SELECT id FROM orders LIMIT 1',
    'SELECT count(*)::int AS n FROM orders',
    "UPDATE users SET locked_until = now() - interval '1 second'",
    'SELECT id FROM no_such_table',
    'SELECT no_such_column FROM orders',
  ])('is refused outside of the common subset: %s', (sql) => {
    expect(() => assertPortable(sql, [])).toThrow(UnsupportedSqlError);
  });

  it('may use words that Oracle reserves', () => {
    assertPortable('SELECT number FROM orders WHERE number = $1 FETCH FIRST 1 ROWS ONLY', ['A']);
  });
});

describe('an account', () => {
  it('is the same as a string and as settings', () => {
    const account = {
      dsn: 'db_tp',
      user: 'OCTO',
      password: 'a/b:c@d',
      walletDir: '/etc/w',
      walletPassword: 'p',
    };
    expect(accountOfUrl(urlOfAccount(account))).toEqual(account);
    expect(accountOfSettings(settingsOfAccount(account))).toEqual(account);
    expect(settingsOfAccount({ dsn: 'db', user: 'u', password: 'p' })).not.toHaveProperty(
      'ORACLE_WALLET_DIR',
    );
  });
});
