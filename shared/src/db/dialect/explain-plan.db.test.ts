import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabaseUrl } from '../../testing';
import { createDatabase, type Database } from '../client';
import { explainPlan } from './explain-plan';

let db: Database;
beforeAll(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'explain-test', poolMax: 2 });
});
afterAll(() => db.$disconnect());

describe('explainPlan', () => {
  it('plans a text with places for values', async () => {
    const text = '/* test.plan */ SELECT id FROM orders WHERE customer_id = $1 AND status = $2';
    const plan = await explainPlan(db, { sqlId: '', text });
    expect(JSON.stringify(plan)).toContain('"Relation Name":"orders"');
    // The plan is for values that are not known, not for NULL.
    expect(JSON.stringify(plan)).toContain('$1');
  });

  it('plans a change without making it', async () => {
    const countBefore = await db.order.count();
    const plan = await explainPlan(db, {
      sqlId: '',
      text: '/* test.plan */ DELETE FROM orders WHERE id > $1',
    });
    expect(JSON.stringify(plan)).toContain('Delete');
    expect(await db.order.count()).toBe(countBefore);
  });

  it('refuses what could be more than one statement', async () => {
    const text = 'SELECT 1; DELETE FROM orders';
    await expect(explainPlan(db, { sqlId: '', text })).rejects.toThrow(RangeError);
  });
});
