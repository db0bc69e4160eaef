import type { Locator, Page } from '@playwright/test';
import { CARDS, confirmedOrder, emailFor, productCard } from '../fixtures/shopper';
import { expect, test } from '../fixtures/test';

/** Presses Tab until the element has the focus; a path that is too long is no path. */
async function tabTo(page: Page, target: Locator, limit = 60): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < limit; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused({ timeout: 100 });
}

/** Whether one can see where the focus is: a ring of its own, or of the card around it. */
async function expectVisibleFocus(target: Locator): Promise<void> {
  const isVisible = await target.evaluate((element) =>
    [getComputedStyle(element), getComputedStyle(element, '::after')].some(
      ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
    ),
  );
  expect(isVisible, 'visible focus').toBe(true);
}

test.describe('by keyboard alone', () => {
  test('the first Tab offers to skip to the content', async ({ page, openConsole }) => {
    await page.goto('/products');
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: /^Skip to/ });
    await expect(skip).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    const console = await openConsole('viewer');
    await console.goto('/products');
    await console.keyboard.press('Tab');
    await expect(console.getByRole('link', { name: /^Skip to/ })).toBeFocused();
  });

  test('a whole purchase', async ({ page, makeProduct }) => {
    test.setTimeout(90_000);
    const product = await makeProduct();
    await page.goto('/');
    const search = page.getByRole('search', { name: 'Products' }).getByRole('searchbox');
    await tabTo(page, search);
    await page.keyboard.type(product.name);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/products\?q=/);
    const link = productCard(page, product);
    await tabTo(page, link);
    await expectVisibleFocus(link);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: product.name })).toBeVisible();
    const add = page.getByRole('main').getByRole('button', { name: 'Add to cart', exact: true });
    await tabTo(page, add);
    await expectVisibleFocus(add);
    await page.keyboard.press('Enter');
    await expect(page.getByText('Added to your cart')).toBeVisible();
    await page.goto('/cart');
    const checkout = page.getByRole('link', { name: 'Go to checkout' });
    await tabTo(page, checkout);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Checkout' })).toBeVisible();

    const values = [
      ['E-mail', emailFor(product)],
      ['Full name', 'Ada Byron'],
      ['Street and number', '1 Hangar Road'],
      ['City', 'San Francisco'],
      ['State', 'CA'],
      ['ZIP code', '94103'],
      ['Card number', CARDS.approved.replaceAll(' ', '')],
      ['Expiry date', '1231'],
      ['Security code', '123'],
      ['Name on the card', 'Ada Byron'],
    ] as const;
    for (const [label, value] of values) {
      await tabTo(page, page.getByRole('textbox', { name: label, exact: true }));
      await page.keyboard.type(value);
    }
    await expect(page.getByRole('textbox', { name: 'Card number' })).toHaveValue(CARDS.approved);
    await expect(page.getByRole('textbox', { name: 'Expiry date' })).toHaveValue('12 / 31');
    await page.keyboard.press('Enter');
    await confirmedOrder(page);
  });

  test('the command palette finds pages and orders, and gives the focus back', async ({
    openConsole,
    db,
  }) => {
    const console = await openConsole('manager');
    await console.goto('/');
    await expect(console.getByRole('heading', { level: 1 })).toBeVisible();
    const dialog = console.getByRole('dialog', { name: 'Search and commands' });
    await expect(async () => {
      await console.keyboard.press('Control+k');
      await expect(dialog).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expect(dialog.getByRole('combobox')).toBeFocused();
    await console.keyboard.type('ledger');
    await expect(dialog.getByRole('option').first()).toContainText('Stock ledger');
    await console.keyboard.press('Enter');
    await expect(console).toHaveURL(/\/products\/stock/);

    const { number } = await db.row<{ number: string }>(
      'SELECT number FROM orders ORDER BY id FETCH FIRST 1 ROWS ONLY',
    );
    await console.keyboard.press('Control+k');
    await console.keyboard.type(number);
    await expect(dialog.getByRole('option', { name: new RegExp(number) })).toBeVisible();
    await console.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await console.keyboard.press('?');
    await expect(console.getByRole('dialog', { name: /shortcuts/i })).toBeVisible();
    await console.keyboard.press('Escape');
    await console.keyboard.press('g');
    await console.keyboard.press('p');
    await expect(console).toHaveURL(/\/products$/);
  });
});
