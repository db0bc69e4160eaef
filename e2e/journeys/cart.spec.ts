import { expectAccessible, expectAccessibleInBothThemes } from '../fixtures/accessible';
import { fillCart } from '../fixtures/shopper';
import { expect, test } from '../fixtures/test';

test.describe('cart', () => {
  test('what was put in survives a reload, can be changed, removed and taken back', async ({
    page,
    makeProduct,
  }) => {
    const product = await makeProduct({ priceMinor: 100_000, stock: 12 });
    await page.goto(`/products/${product.slug}`);
    await page.getByRole('main').getByRole('button', { name: 'Add to cart', exact: true }).click();
    await expect(page.getByText('Added to your cart')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Cart, 1 item' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'View cart' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Your cart' })).toBeVisible();
    await expectAccessibleInBothThemes(page);

    const quantity = page.getByRole('textbox', { name: `Quantity of ${product.name}` });
    await page.getByRole('button', { name: 'One more' }).click();
    await expect(quantity).toHaveValue('2');
    await expect(page.getByRole('complementary', { name: 'Summary' }).getByText('$2,149.00')).toBeVisible();
    await expect(page.getByText(/for free shipping/)).toContainText('$3,000.00');

    await page.reload();
    await expect(quantity).toHaveValue('2');
    await quantity.fill('5');
    await quantity.press('Enter');
    await expect(page.getByText('Your order ships free.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Cart, 5 items' })).toBeVisible();

    await page.getByRole('button', { name: `Remove ${product.name}` }).click();
    await expect(page.getByText('Nothing in here yet')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(quantity).toHaveValue('5');
    await page.reload();
    await expect(quantity).toHaveValue('5');
  });

  test('more pieces than there are cannot be asked for', async ({ page, makeProduct }) => {
    const product = await makeProduct({ stock: 3 });
    await fillCart(page, product, 2);
    await page.goto('/cart');
    const quantity = page.getByRole('textbox', { name: `Quantity of ${product.name}` });
    await quantity.fill('19');
    await quantity.press('Enter');
    await expect(quantity).toHaveValue('3');
    await expect(page.getByText('These are the last 3 pieces.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'One more' })).toBeDisabled();
  });

  test('a product that sold out meanwhile is named, and the way to the checkout waits', async ({
    page,
    db,
    makeProduct,
  }) => {
    const product = await makeProduct({ stock: 5 });
    await fillCart(page, product, 4);
    await db.rows('UPDATE stock_levels SET available = 1 WHERE product_id = $1', [product.id]);
    await page.goto('/cart');
    await expect(page.getByText('Some products cannot be ordered as they stand.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Go to checkout' })).toHaveCount(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Change to 1' }).click();
    await expect(page.getByRole('link', { name: 'Go to checkout' })).toBeVisible();
  });

  test('a coupon is applied, shown with its effect and taken out again', async ({
    page,
    db,
    makeProduct,
  }) => {
    const product = await makeProduct({ priceMinor: 100_000 });
    const code = `JOURNEY${product.id}`;
    await db.rows(
      `INSERT INTO coupons (code, description, kind, percent_off) VALUES ($1, 'A tenth off', 'percent', 10)`,
      [code],
    );
    await fillCart(page, product);
    await page.goto('/cart');
    await page.getByRole('textbox', { name: 'Coupon code' }).fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Apply' }).click();
    const summary = page.getByRole('complementary', { name: 'Summary' });
    await expect(summary.getByText('A tenth off')).toBeVisible();
    await expect(summary.getByText('$1,049.00')).toBeVisible();
    await page.getByRole('button', { name: `Remove coupon ${code}` }).click();
    await expect(summary.getByText('$1,149.00')).toBeVisible();
  });
});
