import { expectAccessibleInBothThemes } from '../fixtures/accessible';
import { expect, test } from '../fixtures/test';

const PAGES = [
  '/',
  '/orders',
  '/customers',
  '/products',
  '/products/stock',
  '/storefronts',
  '/sync',
  '/traces',
  '/logs',
  '/metrics',
  '/metrics/explore',
  '/audit',
  '/security',
];

test.describe('pages of the console', () => {
  for (const path of PAGES) {
    test(`${path} opens, has one heading and is accessible`, async ({ openConsole }) => {
      const console = await openConsole('admin');
      const answer = await console.goto(path);
      expect(answer?.status()).toBe(200);
      await expect(console.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expectAccessibleInBothThemes(console);
    });
  }

  test('orders keep their filters over reload and paging', async ({ openConsole }) => {
    const console = await openConsole('manager');
    await console.goto('/orders');
    await console.getByRole('combobox', { name: 'Status' }).selectOption({ label: 'Delivered' });
    await console.getByRole('button', { name: 'Apply' }).click();
    await expect(console).toHaveURL(/status=delivered/);
    const rows = console.getByRole('table', { name: 'Orders' }).getByRole('row');
    await expect(rows.nth(1)).toContainText('Delivered');
    // The order alone: how long ago it was changes while the test runs.
    const order = rows.nth(1).getByRole('link').first();
    const first = (await order.textContent()) ?? '';
    await console.getByRole('link', { name: /next/i }).click();
    await expect(console).toHaveURL(/after=/);
    await expect(console).toHaveURL(/status=delivered/);
    await expect(order).not.toHaveText(first);
    await console.reload();
    await expect(console.getByRole('combobox', { name: 'Status' })).toHaveValue('delivered');
    await console.getByRole('link', { name: /previous/i }).click();
    await expect(order).toHaveText(first);
  });

  test.describe('what is not there', () => {
    test.use({ allowedConsoleErrors: [/status of 404/] });

    test('an order or product that does not exist answers 404', async ({ openConsole }) => {
      const console = await openConsole('manager');
      for (const path of ['/orders/OCTO-ZZZZ-ZZZZ', '/products/999999', '/products/abc', '/no-such-page']) {
        const answer = await console.goto(path);
        expect.soft(answer?.status(), path).toBe(404);
      }
      await expectAccessibleInBothThemes(console);
    });
  });
});
