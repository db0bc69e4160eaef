import { expectAccessible } from '../fixtures/accessible';
import { secondsFromNow } from '../fixtures/database';
import { putPerson, signInWithSso } from '../fixtures/identity';
import { expect, test } from '../fixtures/test';

test.describe('single sign-on in the console', () => {
  test('a first sign-in makes the account with the role of its group and leads back', async ({
    openPage,
    stack,
    db,
  }) => {
    const person = await putPerson(stack, { groups: ['OCTO_Analysts', 'Gardeners'] });
    const console = await openPage({ baseURL: stack.crmUrl });
    await console.goto('/orders?status=paid');
    await expect(console).toHaveURL(/\/login\?returnTo=/);
    await expectAccessible(console);
    await signInWithSso(console, person);
    await expect(console).toHaveURL(`${stack.crmUrl}/orders?status=paid`);
    await expect(console.getByRole('heading', { level: 1, name: 'Orders' })).toBeVisible();
    const account = await db.row(
      `SELECT u.role, u.password_hash, i.subject, i.issuer, s.sign_in_method, s.application
         FROM users u JOIN user_identities i ON i.user_id = u.id JOIN user_sessions s ON s.user_id = u.id
        WHERE u.email = $1`,
      [person.email],
    );
    expect(account).toEqual({
      role: 'analyst',
      password_hash: null,
      subject: person.subject,
      issuer: stack.identityUrl,
      sign_in_method: 'sso',
      application: 'console',
    });
    const cookies = await console.context().cookies(stack.crmUrl);
    expect(cookies.find(({ name }) => name === 'octo_console')).toMatchObject({
      httpOnly: true,
      sameSite: 'Lax',
    });
    expect(cookies.map(({ name }) => name)).not.toContain('octo_console_sso');
  });

  test('an invited operator is linked by address, and signing out ends both sessions', async ({
    openPage,
    stack,
    db,
  }) => {
    const person = await putPerson(stack, { groups: ['OCTO_Managers'] });
    await db.rows(`INSERT INTO users (email, name, role) VALUES ($1, 'Invited', 'viewer')`, [person.email]);
    const console = await openPage({ baseURL: stack.crmUrl });
    await console.goto('/login');
    await signInWithSso(console, person);
    await expect(console).toHaveURL(`${stack.crmUrl}/`);
    const linked = await db.row(
      `SELECT u.role, u.name, i.subject FROM users u JOIN user_identities i ON i.user_id = u.id WHERE u.email = $1`,
      [person.email],
    );
    expect(linked).toEqual({ role: 'manager', name: 'Invited', subject: person.subject });

    await console.getByRole('button', { name: /^Operator menu/ }).click();
    await console.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(console).toHaveURL(`${stack.crmUrl}/login`);
    const { open } = await db.row<{ open: number }>(
      `SELECT CAST(COUNT(*) AS INTEGER) AS open FROM user_sessions s JOIN users u ON u.id = s.user_id
        WHERE u.email = $1 AND s.revoked_at IS NULL`,
      [person.email],
    );
    expect(open).toBe(0);
    await console.getByRole('link', { name: 'Sign in with SSO' }).click();
    await expect(console.getByRole('textbox', { name: 'User name' })).toBeVisible();
  });

  test('without a group, or after a change of mind, the sign-in page says why', async ({
    openPage,
    stack,
    db,
  }) => {
    const person = await putPerson(stack, { groups: ['Gardeners'] });
    const console = await openPage({ baseURL: stack.crmUrl });
    await console.goto('/login?returnTo=/products');
    await signInWithSso(console, person);
    await expect(console.getByText('You have no role in the console.')).toBeVisible();
    await expectAccessible(console);
    const rows = await db.rows('SELECT id FROM users WHERE email = $1', [person.email]);
    expect(rows).toEqual([]);

    const undecided = await openPage({ baseURL: stack.crmUrl });
    await undecided.goto('/login?returnTo=/products');
    await undecided.getByRole('link', { name: 'Sign in with SSO' }).click();
    await undecided.getByRole('button', { name: 'Cancel' }).click();
    await expect(undecided.getByText('The sign-in was cancelled at the identity provider.')).toBeVisible();
    await signInWithSso(undecided, await putPerson(stack, { groups: ['OCTO_Viewers'] }));
    await expect(undecided).toHaveURL(`${stack.crmUrl}/products`);
  });

  test('a change of role and the end of a session take effect at once', async ({ openPage, stack, db }) => {
    const person = await putPerson(stack, { groups: ['OCTO_Managers'] });
    const console = await openPage({ baseURL: stack.crmUrl });
    const api = async () => (await console.request.get('/api/orders/export?q=nobody-has-this')).status();
    const setRole = (role: string) =>
      db.rows('UPDATE users SET role = $1 WHERE email = $2', [role, person.email]);
    const setSession = (column: 'revoked_at' | 'idle_expires_at', at: Date) =>
      db.rows(
        `UPDATE user_sessions SET ${column} = $1 WHERE user_id = (SELECT id FROM users WHERE email = $2)`,
        [at, person.email],
      );

    await console.goto('/login');
    await signInWithSso(console, person);
    await expect(console).toHaveURL(`${stack.crmUrl}/`);
    expect(await api()).toBe(200);
    await setRole('viewer');
    expect(await api()).toBe(403);
    await setRole('customer');
    await console.goto('/orders');
    await expect(console).toHaveURL(/\/no-access/);
    await setRole('manager');
    await setSession('revoked_at', new Date());
    expect(await api()).toBe(401);
    await console.goto('/orders');
    await expect(console).toHaveURL(/\/login/);

    // The domain still knows them, so one press is enough.
    await console.getByRole('link', { name: 'Sign in with SSO' }).click();
    await expect(console).toHaveURL(`${stack.crmUrl}/orders`);
    await setSession('idle_expires_at', secondsFromNow(-1));
    await console.reload();
    await expect(console).toHaveURL(/\/login\?returnTo=%2Forders/);

    // A group that is taken away counts at the next sign-in.
    await putPerson(stack, { ...person, groups: [] });
    await console.getByRole('link', { name: 'Sign in with SSO' }).click();
    await expect(console.getByText('You have no role in the console.')).toBeVisible();
  });

  test('an answer that this browser did not ask for signs nobody in', async ({ openPage, stack }) => {
    const console = await openPage({ baseURL: stack.crmUrl });
    await console.goto(`/api/auth/sso/callback?code=of-an-attacker&state=${'x'.repeat(43)}`);
    await expect(console).toHaveURL(/\/login\?sso_error=invalid_state/);
    await expect(console.getByText('This sign-in was not started in this browser')).toBeVisible();
    expect((await console.context().cookies()).map(({ name }) => name)).not.toContain('octo_console');
    await console.goto('/login?sso_error=Call+0800-EVIL+now');
    await expect(console.getByRole('button', { name: 'Sign in' })).toBeVisible();
    await expect(console.getByText('EVIL')).toHaveCount(0);
  });

  test('the keys of the domain may change at any time', async ({ openPage, stack }) => {
    const viewer = { groups: ['OCTO_Viewers'] };
    for (const person of [await putPerson(stack, viewer), await putPerson(stack, viewer)]) {
      const console = await openPage({ baseURL: stack.crmUrl });
      await console.goto('/login');
      await signInWithSso(console, person);
      await expect(console).toHaveURL(`${stack.crmUrl}/`);
      expect((await fetch(`${stack.identityUrl}/local/rotate-keys`, { method: 'POST' })).status).toBe(200);
    }
  });
});
