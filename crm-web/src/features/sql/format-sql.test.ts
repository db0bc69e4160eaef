import { describe, expect, it } from 'vitest';
import { formatSql } from './format-sql';

describe('formatSql', () => {
  it('breaks a text of the data client where its clauses begin', () => {
    const text = `SELECT "a"."id" FROM "a" LEFT JOIN "b" ON ("b"."x" = 'WHERE it') WHERE ("a"."id" = $1) ORDER BY "a"."id" ASC LIMIT $2 OFFSET $3`;
    expect(formatSql(text)).toBe(
      [
        'SELECT "a"."id"',
        'FROM "a"',
        `  LEFT JOIN "b" ON ("b"."x" = 'WHERE it')`,
        'WHERE ("a"."id" = $1)',
        'ORDER BY "a"."id" ASC',
        'LIMIT $2',
        'OFFSET $3',
      ].join('\n'),
    );
  });

  it('keeps the lines of a written text and takes its margin off', () => {
    expect(formatSql('/* a.b */\n      SELECT 1\n        FROM t\n       WHERE x')).toBe(
      '/* a.b */\nSELECT 1\n FROM t\nWHERE x',
    );
  });
});
