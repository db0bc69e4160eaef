import { expectAccessibleInBothThemes } from '../fixtures/accessible';
import { buy } from '../fixtures/shopper';
import { expect, test } from '../fixtures/test';

test.describe('order sync', () => {
  test('brings an order once; running it again changes nothing', async ({
    page,
    openConsole,
    db,
    makeProduct,
  }) => {
    const product = await makeProduct();
    const { number } = await buy(page, product);
    const console = await openConsole('manager');
    await console.goto('/sync');
    await expectAccessibleInBothThemes(console);
    const sync = async () => {
      await console.getByRole('button', { name: 'Sync now' }).click();
      const toast = console.getByText('Sync finished').last();
      await expect(toast).toBeVisible();
      await console.getByRole('button', { name: 'Dismiss' }).last().click();
      await expect(console.getByText('Sync finished')).toHaveCount(0);
    };
    await sync();
    const state = async () => ({
      ...(await db.row<{ copies: number; status: string }>(
        `SELECT CAST(COUNT(*) AS INTEGER) AS copies, MAX(sync_status) AS status FROM orders WHERE number = $1`,
        [number],
      )),
      ...(await db.row<{ audits: number }>(
        `SELECT CAST(COUNT(*) AS INTEGER) AS audits FROM order_sync_audit a JOIN orders o ON o.id = a.order_id
          WHERE o.number = $1`,
        [number],
      )),
    });
    const first = await state();
    expect(first).toMatchObject({ copies: 1, status: 'synced' });
    expect(first.audits).toBeGreaterThan(0);
    await sync();
    expect(await state()).toEqual(first);
    const doubles = await db.rows(
      `SELECT source_system, source_order_id FROM orders
        GROUP BY source_system, source_order_id HAVING COUNT(*) > 1`,
    );
    expect(doubles).toEqual([]);
    await console.goto('/sync');
    await expect(console.getByRole('table', { name: 'Sync audit' })).toContainText(number);
  });
});
