import { buy, fillCart } from '../fixtures/shopper';
import { expect, test } from '../fixtures/test';

test.describe('guests are strangers to each other', () => {
  test.use({ allowedConsoleErrors: [/status of 404/] });

  test('a cart belongs to its cookie alone', async ({ page, openPage, makeProduct }) => {
    const product = await makeProduct();
    await fillCart(page, product, 2);
    const stranger = await openPage();
    await stranger.goto('/cart');
    await expect(stranger.getByText('Nothing in here yet')).toBeVisible();
    const changed = await stranger.request.patch(`/api/cart/items/${product.id}`, { data: { quantity: 9 } });
    expect(changed.status()).toBe(404);
    const removed = await stranger.request.delete(`/api/cart/items/${product.id}`);
    expect(removed.status()).toBeLessThan(500);
    await page.goto('/cart');
    await expect(page.getByRole('textbox', { name: `Quantity of ${product.name}` })).toHaveValue('2');
  });

  test('an order is found by its link only, and the link says nothing', async ({
    page,
    openPage,
    makeProduct,
  }) => {
    const product = await makeProduct();
    const { number, path } = await buy(page, product);
    expect(path).not.toContain(number);
    expect(path).toMatch(/^\/orders\/[A-Za-z0-9_-]{32,}$/);
    const stranger = await openPage();
    const foreign = path.slice(0, -1) + (path.endsWith('A') ? 'B' : 'A');
    for (const guess of [foreign, `/orders/${number}`, '/orders/1', `/orders/${'A'.repeat(32)}`]) {
      const answer = await stranger.goto(guess);
      expect.soft(answer?.status(), guess).toBe(404);
      const api = await stranger.request.get(`/api${guess}`);
      expect.soft(api.status(), guess).toBe(404);
    }
    // Whoever holds the link sees the order, without its owner's whole address.
    const answer = await stranger.goto(path);
    expect(answer?.status()).toBe(200);
    await expect(stranger.getByText(number)).toBeVisible();
    expect(await stranger.content()).not.toContain(`${product.slug}@example.com`);
    const robots = `${answer?.headers()['x-robots-tag'] ?? ''} ${await stranger
      .locator('meta[name=robots]')
      .getAttribute('content')}`;
    expect(robots).toContain('noindex');
    const referrer = answer?.headers()['referrer-policy'] ?? '';
    expect(referrer, 'the link must not leave with a referrer').toMatch(
      /no-referrer|same-origin|strict-origin/,
    );
  });

  test('the checkout of one visitor cannot be sent with the cart of another', async ({
    page,
    openPage,
    makeProduct,
  }) => {
    const product = await makeProduct();
    await fillCart(page, product);
    const stranger = await openPage();
    await stranger.goto('/checkout');
    await expect(stranger).toHaveURL(/\/cart$/);
  });
});
