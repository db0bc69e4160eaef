import { expectAccessible } from '../fixtures/accessible';
import { secondsFromNow } from '../fixtures/database';
import { DEMO_PASSWORD, openOperatorSession, signInContext, tokenHash } from '../fixtures/operators';
import { uniqueWord } from '../fixtures/products';
import { expect, test } from '../fixtures/test';

const NOT_RIGHT = 'E-mail or password is not right.';

test.describe('signing in', () => {
  test('mistakes are said, the account locks after five, and a right password does not open it', async ({
    openPage,
    stack,
    db,
  }) => {
    const email = `journey-${uniqueWord()}@octo.example`;
    await db.rows(
      `INSERT INTO users (email, name, password_hash, role)
       SELECT $1, 'Journey', password_hash, 'viewer' FROM users WHERE email = 'viewer@octo.example'`,
      [email],
    );
    const failures = async () =>
      (await db.row<{ n: number }>('SELECT failed_sign_in_count AS n FROM users WHERE email = $1', [email]))
        .n;
    const console = await openPage({ baseURL: stack.crmUrl });
    await console.goto('/login');
    const submit = console.getByRole('button', { name: 'Sign in' });
    const password = console.getByRole('textbox', { name: 'Password' });
    await submit.click();
    await expect(console.getByRole('alert').filter({ hasText: 'Please check these fields' })).toBeVisible();
    await expectAccessible(console);
    await console.getByRole('textbox', { name: 'E-mail' }).fill(email);
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await password.fill(`wrong-${attempt}`);
      await submit.click();
      await expect.poll(failures).toBe(attempt);
      await expect(submit).not.toHaveAttribute('aria-busy');
      await expect(console.getByText(attempt < 5 ? NOT_RIGHT : /not right|Too many/).first()).toBeVisible();
      await expect(console.getByRole('textbox', { name: 'E-mail' })).toHaveValue(email);
    }
    await password.fill(DEMO_PASSWORD);
    // The words stand there since the fifth attempt: only the answer tells that the sixth was refused.
    const refused = console.waitForResponse((response) => response.request().method() === 'POST');
    await submit.click();
    await refused;
    await expect(submit).not.toHaveAttribute('aria-busy');
    await expect(console.getByText('Too many failed attempts').first()).toBeVisible();
    await expect(console).toHaveURL(/\/login/);

    await db.rows('UPDATE users SET locked_until = $1 WHERE email = $2', [secondsFromNow(-1), email]);
    await password.fill(DEMO_PASSWORD);
    await submit.click();
    await expect(console.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(console).not.toHaveURL(/\/login/);
  });

  test('an unknown address gets the same words as a wrong password', async ({ openPage, stack }) => {
    const console = await openPage({ baseURL: stack.crmUrl });
    await console.goto('/login');
    await console.getByRole('textbox', { name: 'E-mail' }).fill('nobody@octo.example');
    await console.getByRole('textbox', { name: 'Password' }).fill('whatever-it-is');
    await console.getByRole('button', { name: 'Sign in' }).click();
    await expect(console.getByText(NOT_RIGHT)).toBeVisible();
  });

  test('a session that is over leads to the sign-in and back to where one was', async ({
    openPage,
    stack,
    db,
  }) => {
    const console = await openPage({ baseURL: stack.crmUrl });
    const token = await openOperatorSession(db, 'manager');
    await signInContext(console.context(), stack.crmUrl, token);
    await console.goto('/products?q=hex&sort=price');
    await expect(console.getByRole('heading', { level: 1, name: 'Products' })).toBeVisible();
    await db.rows('UPDATE user_sessions SET idle_expires_at = $1 WHERE token_hash = $2', [
      secondsFromNow(-60),
      tokenHash(token),
    ]);
    await console.reload();
    await expect(console).toHaveURL(/\/login\?returnTo=/);
    await console.getByRole('textbox', { name: 'E-mail' }).fill('manager@octo.example');
    await console.getByRole('textbox', { name: 'Password' }).fill(DEMO_PASSWORD);
    await console.getByRole('button', { name: 'Sign in' }).click();
    await expect(console).toHaveURL(/\/products\?q=hex&sort=price/);
  });

  test('a way back to another site is not taken', async ({ openPage, stack }) => {
    const console = await openPage({ baseURL: stack.crmUrl });
    for (const target of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example']) {
      await console.context().clearCookies();
      await console.goto(`/login?returnTo=${encodeURIComponent(target)}`);
      await console.getByRole('textbox', { name: 'E-mail' }).fill('viewer@octo.example');
      await console.getByRole('textbox', { name: 'Password' }).fill(DEMO_PASSWORD);
      await console.getByRole('button', { name: 'Sign in' }).click();
      await expect(console).toHaveURL(`${stack.crmUrl}/`);
    }
  });

  test('signing out ends the session on the server too', async ({ openPage, stack, db, request }) => {
    const console = await openPage({ baseURL: stack.crmUrl });
    const token = await openOperatorSession(db, 'support');
    await signInContext(console.context(), stack.crmUrl, token);
    await console.goto('/');
    await console.getByRole('button', { name: /^Operator menu/ }).click();
    await expectAccessible(console);
    await console.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(console).toHaveURL(/\/login/);
    const answer = await request.get(`${stack.crmUrl}/api/search?q=octo`, {
      headers: { cookie: `octo_console=${token}` },
    });
    expect(answer.status()).toBe(401);
    await console.goBack();
    await console.reload();
    await expect(console).toHaveURL(/\/login/);
  });

  test('the cookie of the session is kept from scripts', async ({ openPage, stack }) => {
    const console = await openPage({ baseURL: stack.crmUrl });
    await console.goto('/login');
    await console.getByRole('textbox', { name: 'E-mail' }).fill('analyst@octo.example');
    await console.getByRole('textbox', { name: 'Password' }).fill(DEMO_PASSWORD);
    await console.getByRole('button', { name: 'Sign in' }).click();
    await expect(console).not.toHaveURL(/\/login/);
    const cookie = (await console.context().cookies()).find(({ name }) => name === 'octo_console');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  });
});
