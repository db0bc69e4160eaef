import { describe, expect, it } from 'vitest';
import { isPlannable } from './explain-plan';

describe('isPlannable', () => {
  it.each([
    'SELECT 1',
    '/* orders.list */ SELECT * FROM orders WHERE id = $1',
    '/* a */ -- b\n WITH x AS (SELECT 1) SELECT * FROM x',
    'insert into t values ($1)',
    'UPDATE t SET a = $1',
    'DELETE FROM t',
  ])('is true for %s', (text) => {
    expect(isPlannable(text)).toBe(true);
  });

  it.each([
    '',
    'SELECT 1; DROP TABLE orders',
    "SELECT ';'",
    'COMMIT',
    '/* orders.list */ DROP TABLE orders',
    'ANALYZE SELECT 1',
    'EXECUTE x',
    '/* SELECT */ TRUNCATE orders',
    'SELECTED',
  ])('is false for %s', (text) => {
    expect(isPlannable(text)).toBe(false);
  });
});
