import type { Page } from '@playwright/test';
import { openOperatorSession, sessionCookieHeader } from '../fixtures/operators';
import { buy } from '../fixtures/shopper';
import { expect, test } from '../fixtures/test';

/** A server action as the browser sent it, so that it can be sent again by somebody else. */
async function captureAction(page: Page, press: () => Promise<void>) {
  const [request] = await Promise.all([
    page.waitForRequest((sent) => sent.method() === 'POST' && 'next-action' in sent.headers()),
    press(),
  ]);
  const { 'next-action': action = '', 'content-type': contentType = '' } = request.headers();
  return {
    url: request.url(),
    body: request.postDataBuffer() ?? Buffer.alloc(0),
    headers: { 'next-action': action, 'content-type': contentType },
  };
}

test.describe('roles', () => {
  test('a viewer reads, and every button that changes something says why it is off', async ({
    page,
    openConsole,
    makeProduct,
  }) => {
    const product = await makeProduct();
    const order = await buy(page, product);
    const console = await openConsole('viewer');
    await console.goto(`/products/${product.id}`);
    for (const name of ['Save', 'Adjust']) {
      const button = console.getByRole('button', { name, exact: true });
      await expect(button).toHaveAttribute('aria-disabled', 'true');
      await expect(button).toHaveAttribute('aria-description', /Your role \(viewer\) may not do this/);
    }
    await console.goto(`/orders/${order.number}`);
    await expect(console.getByRole('heading', { level: 1, name: order.number })).toBeVisible();
    for (const name of ['Start processing', /^Cancel order/]) {
      await expect(console.getByRole('button', { name }).first()).toHaveAttribute('aria-disabled', 'true');
    }
    await expect(console.getByRole('region', { name: 'Traces' })).toHaveCount(0);
    const nav = console.getByRole('navigation', { name: 'Console' });
    await expect(nav.getByRole('link', { name: 'Orders' })).toBeVisible();
    await expect(nav.getByRole('link', { name: /Sync|Traces|Audit|Customers/ })).toHaveCount(0);
  });

  test.describe('closed pages', () => {
    test.use({ allowedConsoleErrors: [/status of 403/] });

    test('a page that a role may not open answers 403 in words', async ({ openConsole }) => {
      const console = await openConsole('viewer');
      for (const path of ['/sync', '/traces']) {
        const answer = await console.goto(path);
        expect.soft(answer?.status(), path).toBe(403);
        await expect(console.getByRole('heading', { level: 1 })).toBeVisible();
      }
    });
  });

  test('an action that a manager may send is refused when a viewer, nobody or another site sends it', async ({
    openConsole,
    request,
    db,
    stack,
    makeProduct,
  }) => {
    const product = await makeProduct({ stock: 7 });
    const console = await openConsole('manager');
    await console.goto(`/products/${product.id}`);
    await console.getByRole('textbox', { name: 'Change' }).fill('3');
    await console.getByRole('textbox', { name: 'Reason' }).fill('Supplier delivery');
    const sent = await captureAction(console, () => console.getByRole('button', { name: 'Adjust' }).click());
    const available = async () =>
      (
        await db.row<{ available: number }>('SELECT available FROM stock_levels WHERE product_id = $1', [
          product.id,
        ])
      ).available;
    await expect.poll(available).toBe(10);

    const replay = async (headers: Record<string, string>) =>
      request.post(sent.url, { headers: { ...sent.headers, ...headers }, data: sent.body, maxRedirects: 0 });
    for (const role of ['viewer', 'support', 'analyst'] as const) {
      const cookie = sessionCookieHeader(await openOperatorSession(db, role));
      const answer = await replay({ cookie, origin: stack.crmUrl });
      expect(await answer.text(), role).toContain('"code":"forbidden"');
    }
    const nobody = await replay({ cookie: 'octo_console=', origin: stack.crmUrl });
    expect(await nobody.text()).not.toContain('"ok":true');
    const cookie = sessionCookieHeader(await openOperatorSession(db, 'manager'));
    const foreign = await replay({ cookie, origin: 'https://elsewhere.example' });
    expect(foreign.status()).toBeGreaterThanOrEqual(400);
    expect(await available()).toBe(10);

    const again = await replay({ cookie, origin: stack.crmUrl });
    expect(await again.text()).toContain('"ok":true');
    expect(await available()).toBe(13);
  });
});
