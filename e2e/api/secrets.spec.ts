import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/api-test';

const ROOT = join(import.meta.dirname, '../..');
const DIST = process.env.NEXT_DIST_DIR ?? '.next';
/** What browsers never need to know, by the form it has. */
const SECRET_FORMS =
  /-----BEGIN (?:RSA |EC )?PRIVATE KEY|\$argon2id\$|postgres(?:ql)?:\/\/[^\s"']+:[^\s"']+@|AKIA[0-9A-Z]{16}|INTERNAL_SERVICE_KEY|AUTH_SECRET|DATABASE_URL/;

/** Files below a folder; none when it does not exist. */
function filesBelow(folder: string, extension: RegExp): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extension.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

test.describe('secrets', () => {
  test('stand in nothing that a build holds, and nothing for browsers names them', ({ stack }) => {
    const values = [stack.serviceKey, new URL(stack.databaseUrl).password];
    let scanned = 0;
    for (const app of ['shop-web', 'crm-web']) {
      for (const file of filesBelow(join(ROOT, app, DIST), /\.(?:js|json|html|rsc|css|map|txt|meta)$/)) {
        if (file.includes('/cache/')) continue;
        scanned += 1;
        const text = readFileSync(file, 'utf8');
        for (const value of values) expect(text.includes(value), `${file} holds a secret`).toBe(false);
        if (file.includes(`${DIST}/static/`)) expect(SECRET_FORMS.exec(text)?.[0], file).toBeUndefined();
      }
    }
    expect(scanned).toBeGreaterThan(100);
  });

  test('stand in no answer', async ({ request, stack, operatorCookie }) => {
    const values = [stack.serviceKey, new URL(stack.databaseUrl).password];
    const cookie = await operatorCookie('admin');
    const addresses = [
      ...['/', '/about', '/products', '/cart', '/api/products', '/health', '/ready', '/no-such-page'].map(
        (path) => stack.shopUrl + path,
      ),
      ...['/', '/sync', '/audit', '/security', '/traces', '/health', '/ready', '/no-such-page'].map(
        (path) => stack.crmUrl + path,
      ),
    ];
    for (const address of addresses) {
      const answer = await request.get(address, { headers: { cookie } });
      const text = `${JSON.stringify(answer.headers())}${await answer.text()}`;
      for (const value of values) expect(text.includes(value), address).toBe(false);
      expect(SECRET_FORMS.exec(text)?.[0], address).toBeUndefined();
    }
  });

  test('stand in no log', async ({ request, stack }) => {
    const folder = process.env.E2E_LOG_DIR;
    test.skip(!folder, 'the stack was started elsewhere');
    const password = 'a-password-that-nobody-has-1';
    await request.get(`${stack.shopUrl}/api/products?q=x&password=${password}`);
    await request.post(`${stack.shopUrl}/api/integrations/crm/catalog-sync`, {
      headers: { 'x-internal-service-key': password },
      data: {},
    });
    const values = [stack.serviceKey, new URL(stack.databaseUrl).password, password];
    for (const file of filesBelow(folder ?? '', /(?:shop|crm)\.log$/)) {
      const text = readFileSync(file, 'utf8');
      for (const value of values) expect(text.includes(value), `${file} holds a secret`).toBe(false);
    }
  });
});
