import { expectAccessibleInBothThemes } from '../fixtures/accessible';
import { confirmedOrder, emailFor, fillCheckout, payButton, productCard } from '../fixtures/shopper';
import { expect, test } from '../fixtures/test';

test.describe('on a phone', () => {
  test('the menu opens, filters fold, and a purchase fits the screen', async ({ page, makeProduct }) => {
    test.setTimeout(120_000);
    const product = await makeProduct();
    const fits = async () => {
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect.soft(overflow, `sideways scrolling of ${page.url()}`).toBeLessThanOrEqual(0);
      await expectAccessibleInBothThemes(page);
    };
    await page.goto('/');
    await fits();
    await page.getByLabel('Menu').first().click();
    await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'All products' }).click();
    await expect(page).toHaveURL(/\/products$/);
    await page.getByText('Filters', { exact: true }).click();
    await expect(page.getByRole('checkbox', { name: 'In stock only' })).toBeVisible();
    await fits();
    const search = page.getByRole('searchbox', { name: 'Search', exact: true });
    await search.fill(product.name);
    await search.press('Enter');
    await expect(page).toHaveURL(/q=/);
    await productCard(page, product).click();
    await expect(page).toHaveURL(new RegExp(product.slug));
    await expect(page.getByRole('heading', { level: 1, name: product.name })).toBeVisible();
    await fits();
    await page.getByRole('main').getByRole('button', { name: 'Add to cart', exact: true }).click();
    await page.getByRole('button', { name: 'View cart' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Your cart' })).toBeVisible();
    await fits();
    await page.getByRole('link', { name: 'Go to checkout' }).click();
    await fillCheckout(page, { email: emailFor(product) });
    await fits();
    await payButton(page).click();
    const { path } = await confirmedOrder(page);
    await fits();
    await page.goto(path);
    await fits();
  });
});
