import { describe, expect, it } from 'vitest';
import { sqlIdOf } from './sql-id';

describe('sqlIdOf', () => {
  // Published pairs of statement and SQL_ID: felipedonoso.cl, ricramblings.blogspot.com, perumal.org,
  // github.com/marschall/sqlid (two), renenyffenegger.ch (two).
  it.each([
    ['select * from dual', 'a5ks9fhw2v9s1'],
    ['SELECT * FROM DUAL', '9g6pyx7qz035v'],
    ["SELECT 'Ram' ram_stmt FROM dual", 'aqth16g98h2jd'],
    ['SELECT * from dual where dummy = :1 ', '71hmmykrsa7wp'],
    ['SELECT /* ä */ * from dual where dummy = :1', '512k73hwcpwcx'],
    ['foo bar baz', 'dgbrtv7pa2jqp'],
    ['foo bar baz xyz abc def', '9h3fdjsyddzb1'],
  ])('names %j as Oracle does', (text, id) => {
    expect(sqlIdOf(text)).toBe(id);
  });
});
