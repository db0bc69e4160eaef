import { expectAccessibleInBothThemes } from '../fixtures/accessible';
import { expect, test } from '../fixtures/test';

test.describe('the console on a phone', () => {
  test('the drawer leads everywhere and pages stay as wide as the screen', async ({ openConsole, db }) => {
    test.setTimeout(120_000);
    const console = await openConsole('manager');
    const { number } = await db.row<{ number: string }>(
      `SELECT number FROM orders WHERE status = 'delivered' ORDER BY id FETCH FIRST 1 ROWS ONLY`,
    );
    for (const path of ['/', '/orders', `/orders/${number}`, '/products', '/sync']) {
      await console.goto(path);
      await expect(console.getByRole('heading', { level: 1 })).toBeVisible();
      const overflow = await console.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect.soft(overflow, path).toBeLessThanOrEqual(0);
      await expectAccessibleInBothThemes(console);
    }
    await console
      .getByRole('button', { name: /menu|navigation/i })
      .first()
      .click();
    await console.getByRole('link', { name: 'Products', exact: true }).click();
    await expect(console).toHaveURL(/\/products$/);
  });
});
