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
    const state = () =>
      db.row<{ copies: number; status: string; audits: number }>(
        `SELECT count(*)::int AS copies, max(sync_status) AS status,
                (SELECT count(*)::int FROM order_sync_audit a JOIN orders o2 ON o2.id = a.order_id WHERE o2.number = $1) AS audits
           FROM orders WHERE number = $1`,
        [number],
      );
    const first = await state();
    expect(first).toMatchObject({ copies: 1, status: 'synced' });
    expect(first.audits).toBeGreaterThan(0);
    await sync();
    expect(await state()).toEqual(first);
    const doubles = await db.rows(
      'SELECT source_system, source_order_id FROM orders GROUP BY 1, 2 HAVING count(*) > 1',
    );
    expect(doubles).toEqual([]);
    await console.goto('/sync');
    await expect(console.getByRole('table', { name: 'Sync audit' })).toContainText(number);
  });
});
