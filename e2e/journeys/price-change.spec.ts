import { confirmedOrder, emailFor, fillCart, fillCheckout, payButton } from '../fixtures/shopper';
import { expect, test } from '../fixtures/test';

test.describe('a price changes in the console', () => {
  test.use({ allowedConsoleErrors: [/status of 409/] });

  test('the shop shows it within a second, and whoever had the old price is asked first', async ({
    page,
    openPage,
    openConsole,
    request,
    makeProduct,
  }) => {
    const product = await makeProduct({ priceMinor: 127_731 });
    await fillCart(page, product);
    await page.goto('/checkout');
    await fillCheckout(page, { email: emailFor(product) });
    await expect(payButton(page)).toHaveText('Pay $1,426.31');

    const visitor = await openPage();
    const listing = `/products?q=${encodeURIComponent(product.name)}`;
    await visitor.goto(`/products/${product.slug}`);
    await expect(visitor.getByText('$1,277.31').first()).toBeVisible();
    await visitor.goto(listing);
    await expect(visitor.getByText('$1,277.31').first()).toBeVisible();

    const console = await openConsole('manager');
    await console.goto(`/products/${product.id}`);
    await console.getByRole('textbox', { name: 'Price' }).fill('1399.17');
    await console.getByRole('button', { name: 'Save' }).click();
    await expect(console.getByText('Saved')).toBeVisible();
    await expect
      .poll(
        async () => {
          const answers = await Promise.all(
            [`/products/${product.slug}`, listing].map(async (path) => (await request.get(path)).text()),
          );
          return answers.map((html) => html.includes('$1,399.17') && !html.includes('$1,277.31'));
        },
        { timeout: 1_000, intervals: [50, 100, 150] },
      )
      .toEqual([true, true]);
    await visitor.reload();
    await expect(visitor.getByText('$1,399.17').first()).toBeVisible();

    await payButton(page).click();
    const notice = page.getByRole('alert').filter({ hasText: 'A price changed while you were here' });
    await expect(notice).toContainText('$1,426.31');
    await expect(notice).toContainText('$1,548.17');
    await page.getByRole('button', { name: 'Confirm and pay $1,548.17' }).click();
    await confirmedOrder(page);
  });

  test('a cart tells of the old price and the new one', async ({ page, db, makeProduct }) => {
    const product = await makeProduct({ priceMinor: 129_900 });
    await fillCart(page, product);
    await db.rows('UPDATE products SET price_minor = 119900 WHERE id = $1', [product.id]);
    await page.goto('/cart');
    await expect(page.getByText(/The price fell from/)).toContainText('$1,299.00 to $1,199.00');
  });

  test('a second operator who saves over a newer version is told so', async ({
    openConsole,
    makeProduct,
  }) => {
    const product = await makeProduct();
    const first = await openConsole('manager');
    const second = await openConsole('admin');
    for (const console of [first, second]) await console.goto(`/products/${product.id}`);
    await first.getByRole('textbox', { name: 'Price' }).fill('1000');
    await first.getByRole('button', { name: 'Save' }).click();
    await expect(first.getByText('Saved')).toBeVisible();
    await second.getByRole('textbox', { name: 'Price' }).fill('2000');
    await second.getByRole('button', { name: 'Save' }).click();
    await expect(second.getByRole('alert').filter({ hasText: 'Somebody else changed this' })).toBeVisible();
    await expect(second.getByRole('textbox', { name: 'Price' })).toHaveValue('2000');
  });

  test('a wrong price is refused beside its field', async ({ openConsole, makeProduct }) => {
    const product = await makeProduct();
    const console = await openConsole('manager');
    await console.goto(`/products/${product.id}`);
    for (const price of ['-1', 'free', '1.999', '']) {
      await console.getByRole('textbox', { name: 'Price' }).fill(price);
      const answered = console.waitForResponse((response) => response.request().method() === 'POST');
      await console.getByRole('button', { name: 'Save' }).click();
      await answered;
      await expect(console.getByRole('button', { name: 'Save' })).not.toHaveAttribute('aria-busy');
      await expect(console.getByRole('textbox', { name: 'Price' })).toHaveAttribute('aria-invalid', 'true');
      await expect(console.getByRole('textbox', { name: 'Price' })).toHaveValue(price);
    }
  });
});
