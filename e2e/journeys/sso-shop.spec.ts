import { expectAccessible } from '../fixtures/accessible';
import { putPerson, signInWithSso } from '../fixtures/identity';
import { DEMO_PASSWORD } from '../fixtures/operators';
import { expect, test } from '../fixtures/test';

test.describe('single sign-on in the shop', () => {
  test('a first sign-in makes an account with a customer record; signing out ends it everywhere', async ({
    openPage,
    stack,
    db,
  }) => {
    const person = await putPerson(stack);
    const visitor = await openPage();
    await visitor.goto('/account/orders');
    await expect(visitor).toHaveURL(/\/sign-in\?returnTo=/);
    await expectAccessible(visitor);
    await signInWithSso(visitor, person);
    await expect(visitor).toHaveURL(`${stack.shopUrl}/account/orders`);
    const account = await db.row(
      `SELECT u.role, u.email_verified_at, c.email, i.subject
         FROM users u JOIN customers c ON c.id = u.customer_id JOIN user_identities i ON i.user_id = u.id
        WHERE u.email = $1`,
      [person.email],
    );
    expect(account).toEqual({
      role: 'customer',
      email_verified_at: expect.any(Date),
      email: person.email,
      subject: person.subject,
    });

    await visitor.goto('/account');
    await visitor.getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(visitor).toHaveURL(`${stack.shopUrl}/`);
    await visitor.goto('/account');
    await expect(visitor).toHaveURL(/\/sign-in/);
    await visitor.getByRole('link', { name: 'Sign in with SSO' }).click();
    await expect(visitor.getByRole('textbox', { name: 'User name' })).toBeVisible();
  });

  test('an account with a proven address is linked; one that a stranger prepared is taken from them', async ({
    openPage,
    stack,
    db,
  }) => {
    for (const isProven of [true, false]) {
      const person = await putPerson(stack);
      await db.rows(
        `INSERT INTO users (email, name, password_hash, role, email_verified_at)
         SELECT $1, 'Prepared', password_hash, 'customer', $2
           FROM users WHERE email = 'viewer@octo.example'`,
        [person.email, isProven ? new Date() : null],
      );
      const visitor = await openPage();
      await visitor.goto('/sign-in');
      await signInWithSso(visitor, person);
      await expect(visitor).toHaveURL(`${stack.shopUrl}/account`);
      const account = await db.row('SELECT password_hash FROM users WHERE email = $1', [person.email]);
      expect(account.password_hash !== null, 'still has its password').toBe(isProven);
    }
  });

  test('an address that nobody verified, and an operator, are told why they stay outside', async ({
    openPage,
    stack,
    db,
  }) => {
    const unverified = await putPerson(stack, { isEmailVerified: false });
    const operator = await putPerson(stack, { groups: ['OCTO_Viewers'] });
    for (const [person, sentence] of [
      [unverified, 'Your e-mail address is not verified at the identity provider.'],
      [operator, 'This account belongs to the console, not to the shop.'],
    ] as const) {
      const visitor = await openPage();
      await visitor.goto('/sign-in');
      await signInWithSso(visitor, person);
      await expect(visitor.getByText(sentence)).toBeVisible();
      expect(await db.rows('SELECT id FROM users WHERE email = $1', [person.email])).toEqual([]);
    }
  });

  test('a session that was ended or ran out leads to the sign-in and back', async ({
    openPage,
    stack,
    db,
  }) => {
    const person = await putPerson(stack);
    const visitor = await openPage();
    await visitor.goto('/sign-in?returnTo=/account/orders');
    await signInWithSso(visitor, person);
    for (const ends of [['revoked_at'], ['expires_at', 'idle_expires_at']]) {
      await expect(visitor).toHaveURL(`${stack.shopUrl}/account/orders`);
      await db.rows(
        `UPDATE user_sessions SET ${ends.map((column) => `${column} = $1`).join(', ')}
          WHERE user_id = (SELECT id FROM users WHERE email = $2)`,
        [new Date(), person.email],
      );
      await visitor.reload();
      await expect(visitor).toHaveURL(/\/sign-in\?returnTo=%2Faccount%2Forders/);
      await visitor.getByRole('link', { name: 'Sign in with SSO' }).click();
    }
    await expect(visitor).toHaveURL(`${stack.shopUrl}/account/orders`);
  });

  test('a way back to another site is not taken', async ({ openPage, stack }) => {
    const person = await putPerson(stack);
    const visitor = await openPage();
    for (const target of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example']) {
      await visitor.context().clearCookies();
      await visitor.goto(`/api/auth/sso/login?returnTo=${encodeURIComponent(target)}`);
      await visitor.getByRole('textbox', { name: 'User name' }).fill(person.email);
      await visitor.getByLabel('Password').fill(DEMO_PASSWORD);
      await visitor.getByRole('button', { name: 'Sign in' }).click();
      await expect(visitor).toHaveURL(`${stack.shopUrl}/account`);
    }
  });
});
