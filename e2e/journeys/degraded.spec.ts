import { type BreakableStack, startBreakableStack } from '../fixtures/breakable-stack';
import { isOracle, openDatabase, type TestDatabase } from '../fixtures/database';
import { signInWithSso } from '../fixtures/identity';
import { DEMO_PASSWORD, openOperatorSession, signInContext } from '../fixtures/operators';
import { createProduct } from '../fixtures/products';
import { buy } from '../fixtures/shopper';
import { expect, test } from '../fixtures/test';

test.describe('when a part is missing', () => {
  test.describe.configure({ mode: 'serial' });
  test.setTimeout(120_000);

  let own: BreakableStack;
  let ownDb: TestDatabase;

  test.beforeAll(async ({ stack }) => {
    // Schema and data of an account on Oracle take longer to make.
    test.setTimeout(600_000);
    own = await startBreakableStack({ onOracle: isOracle(stack.databaseUrl) });
    ownDb = openDatabase(own.databaseUrl);
  });
  test.afterAll(async () => {
    await ownDb?.close();
    await own?.stop();
  });

  test('without the console the shop sells, and the order is synced once the console is back', async ({
    openPage,
  }) => {
    const product = await createProduct(ownDb);
    await own.stopConsole();
    const visitor = await openPage({ baseURL: own.shopUrl });
    expect((await visitor.request.get('/ready')).status()).toBe(200);
    const { number } = await buy(visitor, product);
    await visitor.reload();
    await own.startConsole();
    const order = () =>
      ownDb.row<{ copies: number; sync_status: string }>(
        'SELECT CAST(COUNT(*) AS INTEGER) AS copies, MAX(sync_status) AS sync_status FROM orders WHERE number = $1',
        [number],
      );
    await expect.poll(order, { timeout: 40_000 }).toEqual({ copies: 1, sync_status: 'synced' });
  });

  test('without the identity domain the sign-in says so, and passwords still work', async ({ openPage }) => {
    const console = await openPage({ baseURL: own.crmUrl });
    await own.stopIdentity();
    await console.goto('/login?returnTo=/products');
    await console.getByRole('link', { name: 'Sign in with SSO' }).click();
    await expect(console.getByText('The identity provider cannot be reached.')).toBeVisible();
    await expect(console).toHaveURL(/\/login\?returnTo=%2Fproducts&sso_error=provider_unavailable/);
    await console.getByRole('textbox', { name: 'E-mail' }).fill('viewer@octo.example');
    await console.getByRole('textbox', { name: 'Password' }).fill(DEMO_PASSWORD);
    await console.getByRole('button', { name: 'Sign in' }).click();
    await expect(console).toHaveURL(`${own.crmUrl}/products`);

    await own.startIdentity();
    const later = await openPage({ baseURL: own.crmUrl });
    await later.goto('/login');
    await signInWithSso(later, { email: 'viewer@octo.example' });
    await expect(later).toHaveURL(`${own.crmUrl}/`);
  });

  test.describe('the database', () => {
    test.use({
      allowedConsoleErrors: [/status of 50\d|database_unavailable|Server Components render|digest/i],
    });

    test('its outage is said with 503 and signs nobody out', async ({ openPage, request, stack }) => {
      test.skip(isOracle(stack.databaseUrl), 'the Oracle server of a test run is not ours to stop');
      const product = await createProduct(ownDb);
      const console = await openPage({ baseURL: own.crmUrl });
      await signInContext(console.context(), own.crmUrl, await openOperatorSession(ownDb, 'manager'));
      await console.goto('/orders');
      await expect(console.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible();

      await own.stopDatabase();
      for (const url of [own.shopUrl, own.crmUrl]) {
        const ready = await request.get(`${url}/ready`);
        expect.soft(ready.status(), `${url}/ready`).toBe(503);
        const health = await request.get(`${url}/health`);
        expect.soft(health.status(), `${url}/health`).toBe(200);
      }
      const refused = await request.post(`${own.shopUrl}/api/cart/items`, {
        data: { productId: product.id },
      });
      expect.soft(refused.status()).toBe(503);
      expect.soft(refused.headers()['content-type']).toBe('application/problem+json');
      expect.soft(await refused.json()).toMatchObject({ code: 'database_unavailable' });

      const account = await request.get(`${own.shopUrl}/account`);
      expect.soft([account.status(), account.headers()['retry-after']]).toEqual([503, '5']);

      // Pages believe for a second that a database which answered a moment ago still does.
      await expect.poll(async () => (await console.request.get('/orders')).status()).toBe(503);
      const page = await console.goto('/orders');
      expect.soft(page?.status()).toBe(503);
      expect.soft(page?.headers()['retry-after']).toMatch(/^\d+$/);
      await expect(console).toHaveURL(/\/orders$/);
      await expect.soft(console.getByText(/You stay signed in/)).toBeVisible();

      await own.startDatabase();
      await expect
        .poll(async () => (await request.get(`${own.crmUrl}/ready`)).status(), { timeout: 20_000 })
        .toBe(200);
      await console.goto('/orders');
      await expect(console.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible();
      const visitor = await openPage({ baseURL: own.shopUrl });
      await expect
        .poll(async () => (await request.get(`${own.shopUrl}/ready`)).status(), { timeout: 20_000 })
        .toBe(200);
      await buy(visitor, product);
    });
  });
});
