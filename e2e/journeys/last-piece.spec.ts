import { emailFor, fillCart, fillCheckout, payButton } from '../fixtures/shopper';
import { expect, test } from '../fixtures/test';

test.describe('the last piece', () => {
  test.use({ allowedConsoleErrors: [/status of 409/] });
  test.setTimeout(90_000);

  test('two customers want it: one gets it, the other hears so and is offered what is left', async ({
    page,
    openPage,
    openConsole,
    db,
    makeProduct,
  }) => {
    const product = await makeProduct({ stock: 5 });
    const other = await makeProduct({ stock: 5 });
    const console = await openConsole('manager');
    await test.step('an operator takes all but one off the shelf', async () => {
      await console.goto(`/products/${product.id}`);
      await console.getByRole('textbox', { name: 'Change' }).fill('-4');
      await console.getByRole('textbox', { name: 'Reason' }).fill('Damaged in the warehouse');
      await console.getByRole('button', { name: 'Adjust' }).click();
      await expect(console.getByText('Stock adjusted')).toBeVisible();
      await expect(console.getByRole('table', { name: 'Stock movements' })).toContainText(
        'Damaged in the warehouse',
      );
    });

    const rival = await openPage();
    for (const [index, visitor] of [page, rival].entries()) {
      await fillCart(visitor, product);
      await fillCart(visitor, other);
      await visitor.goto('/checkout');
      await fillCheckout(visitor, { email: `${index}-${emailFor(product)}` });
    }
    await Promise.all([page, rival].map((visitor) => payButton(visitor).click()));
    const thanks = (visitor: typeof page) => visitor.getByRole('heading', { level: 1, name: /^Thank you/ });
    const refusal = (visitor: typeof page) =>
      visitor.getByRole('alert').filter({ hasText: 'Somebody was faster' });
    await Promise.all(
      [page, rival].map((visitor) =>
        expect(thanks(visitor).or(refusal(visitor))).toBeVisible({ timeout: 20_000 }),
      ),
    );
    const winners = await Promise.all([page, rival].map((visitor) => thanks(visitor).isVisible()));
    expect(winners.filter(Boolean)).toHaveLength(1);
    const stock = await db.row('SELECT available, reserved FROM stock_levels WHERE product_id = $1', [
      product.id,
    ]);
    expect(stock).toEqual({ available: 0, reserved: 0 });

    await test.step('the other orders what is left', async () => {
      const loser = winners[0] ? rival : page;
      await expect(refusal(loser)).toContainText(product.name);
      await loser.getByRole('button', { name: 'Change my cart to what is left' }).click();
      await expect(refusal(loser)).toBeHidden();
      await expect(loser.getByRole('complementary', { name: 'Order summary' })).not.toContainText(
        product.name,
      );
      await payButton(loser).click();
      await expect(thanks(loser)).toBeVisible({ timeout: 20_000 });
    });
    const sold = await db.row(
      `SELECT CAST(SUM(i.quantity) AS INTEGER) AS pieces FROM order_items i JOIN orders o ON o.id = i.order_id
        WHERE i.product_id = $1 AND o.status = $2`,
      [product.id, 'paid'],
    );
    expect(sold).toEqual({ pieces: 1 });
  });
});
