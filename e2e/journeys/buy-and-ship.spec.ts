import { expectAccessible, expectAccessibleInBothThemes } from '../fixtures/accessible';
import { DEMO_PASSWORD } from '../fixtures/operators';
import { confirmedOrder, emailFor, fillCheckout, payButton, productCard } from '../fixtures/shopper';
import { expect, test } from '../fixtures/test';

test.describe('from the shelf to the door', () => {
  test.setTimeout(150_000);

  test('a customer buys, an operator ships, and one trace shows the way', async ({
    page,
    openPage,
    stack,
    db,
    makeProduct,
  }) => {
    const product = await makeProduct({ priceMinor: 129_900, stock: 9 });

    await test.step('the customer orders two pieces', async () => {
      await page.goto(`/products?q=${encodeURIComponent(product.name)}`);
      await productCard(page, product).click();
      await expect(page).toHaveURL(new RegExp(product.slug));
      await expect(page.getByRole('heading', { level: 1, name: product.name })).toBeVisible();
      await page.getByRole('main').getByRole('button', { name: 'One more' }).click();
      await page.getByRole('main').getByRole('button', { name: 'Add to cart', exact: true }).click();
      await page.getByRole('button', { name: 'View cart' }).click();
      await page.getByRole('link', { name: 'Go to checkout' }).click();
      await fillCheckout(page, { email: emailFor(product) });
      await expectAccessibleInBothThemes(page);
      await expect(payButton(page)).toHaveText('Pay $2,747.00');
      await payButton(page).click();
    });
    const order = await confirmedOrder(page);
    await expectAccessibleInBothThemes(page);
    await page.getByRole('link', { name: 'Follow your order' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Paid, thank you' })).toBeVisible();
    await expect(page.getByText(order.number)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Cart', exact: true })).toBeVisible();
    await expectAccessibleInBothThemes(page);

    const console = await openPage({ baseURL: stack.crmUrl });
    await test.step('the operator signs in and finds the order', async () => {
      await console.goto('/orders');
      await expect(console).toHaveURL(/\/login\?returnTo=/);
      await expectAccessibleInBothThemes(console);
      await console.getByRole('textbox', { name: 'E-mail' }).fill('manager@octo.example');
      await console.getByRole('textbox', { name: 'Password' }).fill(DEMO_PASSWORD);
      await console.getByRole('button', { name: 'Sign in' }).click();
      await expect(console).toHaveURL(/\/orders$/);
      await console
        .getByRole('search', { name: 'Filter orders' })
        .getByRole('searchbox', { name: 'Search' })
        .fill(emailFor(product));
      await console.getByRole('button', { name: 'Apply' }).click();
      await expect(console).toHaveURL(/q=/);
      await expectAccessibleInBothThemes(console);
      await console.getByRole('link', { name: order.number }).click();
      await expect(console.getByRole('heading', { level: 1, name: order.number })).toBeVisible();
      await expect(console.getByText(product.name).first()).toBeVisible();
    });

    const tracking = `1Z${product.sku.replace(/\W/g, '')}`;
    await test.step('it is processed and shipped, and the customer sees it without reloading', async () => {
      await console.getByRole('button', { name: 'Start processing' }).click();
      await expect(console.getByText('Order moved to processing')).toBeVisible();
      await console.getByRole('button', { name: /^Ship/ }).click();
      const dialog = console.getByRole('dialog', { name: `Ship ${order.number}` });
      await expectAccessible(console);
      await dialog.getByRole('button', { name: 'Ship order' }).click();
      await expect(dialog.getByRole('alert')).toBeVisible();
      await dialog.getByRole('combobox', { name: 'Carrier' }).fill('DHL Express');
      await dialog.getByRole('textbox', { name: 'Tracking number' }).fill(tracking);
      await dialog.getByRole('combobox', { name: 'From warehouse' }).selectOption({ index: 1 });
      await dialog.getByRole('button', { name: 'Ship order' }).click();
      await expect(console.getByText('Order shipped')).toBeVisible();
      await expect(page.getByRole('heading', { level: 1, name: 'Your order is on its way' })).toBeVisible({
        timeout: 25_000,
      });
      await expect(page.getByText(tracking)).toBeVisible();
      await expectAccessible(page);
    });

    await test.step('it is delivered', async () => {
      await console.getByRole('button', { name: 'Mark as delivered' }).click();
      await expect(console.getByText('Order marked as delivered')).toBeVisible();
      await expect(page.getByRole('heading', { level: 1, name: 'Delivered' })).toBeVisible({
        timeout: 25_000,
      });
    });

    await test.step('the ledger and the payment add up', async () => {
      const { id } = await db.row<{ id: number }>('SELECT id FROM orders WHERE number = $1', [order.number]);
      const payments = await db.rows('SELECT status, amount_minor FROM payments WHERE order_id = $1', [id]);
      expect(payments).toEqual([{ status: 'succeeded', amount_minor: 274_700 }]);
      const stock = await db.row('SELECT available, reserved FROM stock_levels WHERE product_id = $1', [
        product.id,
      ]);
      expect(stock).toEqual({ available: 7, reserved: 0 });
    });

    await test.step('the purchase is one trace from the browser to the last statement', async () => {
      const spans = (label: string) => console.getByRole('list', { name: `${label}: spans` });
      await expect(async () => {
        await console.reload();
        await expect(spans('Purchase')).toBeVisible({ timeout: 2_000 });
        const services = console.getByRole('list', { name: 'Services' }).first();
        await expect(services).toContainText(/browser/i, { timeout: 500 });
        await expect(services).toContainText(/shop/i, { timeout: 500 });
        await expect(spans('Sync')).toBeVisible({ timeout: 2_000 });
      }).toPass({ timeout: 40_000 });
      const { trace_id: traceId } = await db.row<{ trace_id: string }>(
        'SELECT trace_id FROM orders WHERE number = $1',
        [order.number],
      );
      const found = await db.observatory<{ service_name: string; name: string }>(
        'SELECT service AS service_name, name FROM observatory.spans WHERE trace_id = $1',
        [traceId],
      );
      const services = new Set(found.map((span) => span.service_name));
      expect([...services].sort()).toEqual(
        expect.arrayContaining(['octo-drone-shop', 'octo-drone-shop-browser']),
      );
      expect(
        found.some(({ name }) => /stock|orders\.|INSERT|UPDATE/i.test(name)),
        'statements',
      ).toBe(true);
      expect(
        found.some(({ name }) => /payments?\.createCharge|charges/i.test(name)),
        'the call of the provider',
      ).toBe(true);
      await expectAccessibleInBothThemes(console);
    });
  });
});
