import { describe, expect, it } from 'vitest';
import { statementFacts } from './sql-statement';

describe('facts of a SQL statement', () => {
  it.each([
    ['SELECT "public"."orders"."id" FROM "public"."orders" WHERE 1=1', 'SELECT', 'orders'],
    ['INSERT INTO "public"."order_items" ("id") VALUES ($1)', 'INSERT', 'order_items'],
    ['UPDATE stock_levels SET on_hand = on_hand - $1', 'UPDATE', 'stock_levels'],
    ['DELETE FROM carts WHERE id = $1', 'DELETE', 'carts'],
    [
      'WITH due AS (SELECT id FROM outbox FOR UPDATE SKIP LOCKED) UPDATE outbox o SET x = 1',
      'UPDATE',
      'outbox',
    ],
    ['WITH a AS (SELECT 1) SELECT * FROM a', 'SELECT', 'a'],
    [
      'BEGIN UPDATE "CARTS" SET "STATUS" = :p1; IF SQL%ROWCOUNT = 0 THEN NULL; END IF; END;',
      'UPDATE',
      'CARTS',
    ],
    ['DECLARE n NUMBER; BEGIN INSERT INTO "ORDERS" ("ID") VALUES (:p1); END;', 'INSERT', 'ORDERS'],
    ['BEGIN', 'BEGIN', undefined],
    ['COMMIT', 'COMMIT', undefined],
    ['', 'EXECUTE', undefined],
  ])('%s', (sql, operation, table) => {
    expect(statementFacts(sql)).toMatchObject({ operation, table });
  });

  it('takes the name from a leading comment', () => {
    expect(statementFacts('/* orders.findByCustomer */ SELECT 1 FROM orders')).toMatchObject({
      name: 'orders.findByCustomer',
      summary: 'SELECT orders',
    });
  });

  it('takes the name of a statement in Oracle’s own words', () => {
    const marker = '/* oracle outbox.claim (id outbox_events.id, payload json) */';
    expect(statementFacts(`${marker} SELECT 1 FROM dual`).name).toBe('outbox.claim');
  });
});
