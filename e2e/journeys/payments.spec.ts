import { expectAccessible } from '../fixtures/accessible';
import type { TestDatabase } from '../fixtures/database';
import type { TestProduct } from '../fixtures/products';
import {
  CARDS,
  confirmedOrder,
  emailFor,
  fillCard,
  fillCart,
  fillCheckout,
  payButton,
} from '../fixtures/shopper';
import { expect, test } from '../fixtures/test';

/** Orders of a product with their payments, oldest first. */
async function ordersOf(db: TestDatabase, product: TestProduct) {
  const found = await db.rows<{ id: number; status: string; payment: string | null }>(
    `SELECT o.id, o.status, p.status AS payment
       FROM orders o JOIN order_items i ON i.order_id = o.id LEFT JOIN payments p ON p.order_id = o.id
      WHERE i.product_id = $1 ORDER BY o.id, p.id`,
    [product.id],
  );
  const orders = new Map<number, { status: string; payments: string[] }>();
  for (const { id, status, payment } of found) {
    const order = orders.get(id) ?? { status, payments: [] };
    if (payment !== null) order.payments.push(payment);
    orders.set(id, order);
  }
  return [...orders.values()];
}

function stockOf(db: TestDatabase, product: TestProduct) {
  return db.row<{ available: number; reserved: number }>(
    'SELECT available, reserved FROM stock_levels WHERE product_id = $1',
    [product.id],
  );
}

const DECLINES = [
  ['not enough money', CARDS.noMoney, /does not cover the amount/],
  ['a stolen card', CARDS.stolen, /declined this card/],
  ['an expired card', CARDS.expired, /card has expired/],
  ['a wrong code', CARDS.wrongCode, /security code is not right/],
  ['no reason', CARDS.noReason, /declined without a reason/],
  ['no such bank', CARDS.noSuchBank, /No bank was found/],
  ['a rejected card', CARDS.rejected, /did not accept the card data/],
] as const;

test.describe('payments', () => {
  test.describe('declined', () => {
    test.use({ allowedConsoleErrors: [/status of 402/] });

    test('every decline is said in words, and another card then pays once', async ({
      page,
      db,
      makeProduct,
    }) => {
      test.setTimeout(120_000);
      const product = await makeProduct({ stock: 5 });
      await fillCart(page, product);
      await page.goto('/checkout');
      await fillCheckout(page, { email: emailFor(product) });
      for (const [what, card, message] of DECLINES) {
        await test.step(what, async () => {
          await fillCard(page, card);
          await payButton(page).click();
          await expect(page.getByRole('alert').getByText(message)).toBeVisible();
          await expect(page.getByRole('alert').getByText('The payment was declined')).toBeVisible();
          await expect(page.getByRole('textbox', { name: 'Security code' })).toHaveValue('');
        });
      }
      await expectAccessible(page);
      // Refused attempts hold no stock.
      expect(await stockOf(db, product)).toEqual({ available: 5, reserved: 0 });
      await fillCard(page, CARDS.approved);
      await payButton(page).click();
      await confirmedOrder(page);
      const orders = await ordersOf(db, product);
      expect(
        orders.flatMap(({ payments }) => payments).filter((status) => status === 'succeeded'),
      ).toHaveLength(1);
      expect(orders.filter(({ status }) => status === 'paid')).toHaveLength(1);
      expect(await stockOf(db, product)).toEqual({ available: 4, reserved: 0 });
    });
  });

  const SILENT = [
    ['charged, without an answer', CARDS.chargedSilently, 'paid'],
    ['not charged, without an answer', CARDS.notChargedSilently, 'failed'],
    ['charged, then cut off', CARDS.chargedThenCut, 'paid'],
    ['not charged, cut off', CARDS.notChargedThenCut, 'failed'],
    ['an error, although charged', CARDS.failedAlthoughCharged, 'paid'],
    ['an error, not charged', CARDS.failed, 'failed'],
  ] as const;
  for (const [what, card, end] of SILENT) {
    test.describe(what, () => {
      test.use({ allowedConsoleErrors: [/status of (?:402|502|503|504)/] });

      test(`ends ${end} by itself, and nobody pays twice`, async ({ page, db, makeProduct }) => {
        test.setTimeout(90_000);
        const product = await makeProduct({ stock: 5 });
        await fillCart(page, product);
        await page.goto('/checkout');
        await fillCheckout(page, { email: emailFor(product), card });
        await payButton(page).click();
        const paid = page.getByRole('heading', { level: 1, name: /^(?:Thank you|Paid, thank you)/ });
        const refused = page
          .getByRole('heading', { level: 1, name: 'The payment did not go through' })
          .or(page.getByRole('alert').filter({ hasText: 'Nothing was charged' }));
        await expect(end === 'paid' ? paid : refused).toBeVisible({ timeout: 45_000 });
        await expect
          .poll(async () => (await ordersOf(db, product)).map(({ status }) => status), { timeout: 30_000 })
          .toEqual([end]);
        const payments = (await ordersOf(db, product)).flatMap((order) => order.payments);
        expect(payments.filter((status) => status === 'succeeded')).toHaveLength(end === 'paid' ? 1 : 0);
        expect(await stockOf(db, product)).toEqual({ available: end === 'paid' ? 4 : 5, reserved: 0 });
      });
    });
  }

  test('a provider that is busy once is asked again, unseen by the customer', async ({
    page,
    db,
    makeProduct,
  }) => {
    const product = await makeProduct();
    await fillCart(page, product);
    await page.goto('/checkout');
    await fillCheckout(page, { email: emailFor(product), card: CARDS.busyOnce });
    await payButton(page).click();
    await confirmedOrder(page);
    expect(await ordersOf(db, product)).toEqual([{ status: 'paid', payments: ['succeeded'] }]);
  });

  test('a slow card keeps the button busy; pressing again does nothing twice', async ({
    page,
    db,
    makeProduct,
  }) => {
    const product = await makeProduct();
    await fillCart(page, product);
    await page.goto('/checkout');
    await fillCheckout(page, { email: emailFor(product), card: CARDS.slow });
    const pay = payButton(page);
    await pay.dblclick();
    await expect(pay).toHaveAttribute('aria-busy', 'true');
    await expect(page.getByText('Your payment is being made.')).toBeAttached();
    await confirmedOrder(page);
    expect(await ordersOf(db, product)).toEqual([{ status: 'paid', payments: ['succeeded'] }]);
  });

  test('what is missing is named beside its field and above, and what was typed stays', async ({
    page,
    makeProduct,
  }) => {
    const product = await makeProduct();
    await fillCart(page, product);
    await page.goto('/checkout');
    await fillCheckout(page, { email: 'nobody', card: '4242 4242 4242 4241' });
    await payButton(page).click();
    const summary = page.getByRole('alert').filter({ hasText: 'Please check these fields' });
    await expect(summary).toBeFocused();
    await expect(
      summary.getByRole('link', { name: 'Enter an e-mail address like name@example.com.' }),
    ).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveValue('nobody');
    await summary.getByRole('link', { name: 'This card number has a typing error.' }).click();
    await expect(page.getByRole('textbox', { name: 'Card number' })).toBeFocused();
    await expectAccessible(page);
  });
});
