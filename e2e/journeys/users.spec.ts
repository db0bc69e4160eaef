import { expectAccessible } from '../fixtures/accessible';
import { mailedLink } from '../fixtures/mails';
import { DEMO_PASSWORD } from '../fixtures/operators';
import { uniqueWord } from '../fixtures/products';
import { expect, test } from '../fixtures/test';

test.describe('accounts in the console', () => {
  test('an operator is invited, signs in, loses the role and is told so', async ({
    openConsole,
    openPage,
    stack,
  }) => {
    const email = `${uniqueWord()}@octo.example`;
    const admin = await openConsole('admin');
    await admin.goto('/users');
    await expectAccessible(admin);
    await admin.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await admin.getByRole('textbox', { name: 'Full name' }).fill('Nova Pilot');
    await admin.getByRole('combobox', { name: 'Role', exact: true }).first().selectOption('chaos-operator');
    await admin.getByRole('button', { name: 'Send invitation' }).click();
    await expect(admin.getByText('The invitation is on its way')).toBeVisible();

    const nova = await openPage({ baseURL: stack.crmUrl });
    await nova.goto(await mailedLink(stack.mailUrl, email, 'Your invitation to the OCTO console'));
    await nova.getByRole('textbox', { name: 'New password' }).fill('a long walk by the sea');
    await nova.getByRole('button', { name: 'Save password' }).click();
    await nova.getByRole('link', { name: 'Sign in' }).click();
    await nova.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await nova.getByRole('textbox', { name: 'Password' }).fill('a long walk by the sea');
    await nova.getByRole('button', { name: 'Sign in' }).click();
    await expect(nova.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();

    await admin.getByRole('link', { name: email }).click();
    await expect(admin.getByRole('heading', { level: 1, name: 'Nova Pilot' })).toBeVisible();
    await expectAccessible(admin);
    await admin.getByRole('combobox', { name: 'Role' }).selectOption('customer');
    await admin.getByRole('button', { name: 'Change role' }).click();
    await expect(admin.getByText('The role was changed')).toBeVisible();
    await nova.goto('/orders');
    await expect(nova.getByRole('heading', { name: "This is the operators' console" })).toBeVisible();
    await expectAccessible(nova);

    await admin.getByRole('button', { name: 'Deactivate' }).click();
    await admin.getByRole('alertdialog').getByRole('button', { name: 'Deactivate' }).click();
    await expect(admin.getByText('Deactivated').first()).toBeVisible();
    await nova.goto('/orders');
    await expect(nova).toHaveURL(/\/login/);
  });

  test('a key is shown once, opens the API within its scopes, and ends', async ({
    openConsole,
    stack,
    request,
  }) => {
    const name = `Key ${uniqueWord()}`;
    const admin = await openConsole('admin');
    await admin.goto('/keys');
    await admin.getByRole('textbox', { name: 'Name' }).fill(name);
    await admin.getByRole('button', { name: 'Make key' }).click();
    await expect(admin.getByText('Choose at least one permission.').first()).toBeVisible();
    await admin.getByRole('checkbox', { name: 'orders:read' }).check();
    await admin.getByRole('button', { name: 'Make key' }).click();
    const token = (await admin.getByText(/^octo_[\w-]+\.[\w-]+$/).textContent()) ?? '';
    await expectAccessible(admin);
    const call = (path: string) =>
      request.get(`${stack.crmUrl}${path}`, { headers: { authorization: `Bearer ${token}` } });
    expect((await call('/api/search?q=octo')).status()).toBe(200);
    expect((await call('/api/orders/export')).status()).toBe(403);
    await admin.reload();
    await expect(admin.getByText(token)).toHaveCount(0);
    await admin.getByRole('button', { name: `Revoke ${name}` }).click();
    await admin.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
    await expect(admin.getByRole('row', { name }).getByText('revoked')).toBeVisible();
    expect((await call('/api/search?q=octo')).status()).toBe(401);
  });

  test('a session is ended by an administrator', async ({ openConsole, openPage, stack }) => {
    const viewer = await openPage({ baseURL: stack.crmUrl });
    await viewer.goto('/login');
    await viewer.getByRole('textbox', { name: 'E-mail' }).fill('viewer@octo.example');
    await viewer.getByRole('textbox', { name: 'Password' }).fill(DEMO_PASSWORD);
    await viewer.getByRole('button', { name: 'Sign in' }).click();
    await expect(viewer.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
    const admin = await openConsole('admin');
    await admin.goto('/sessions');
    await expectAccessible(admin);
    await admin
      .getByRole('button', { name: /^End session \d+ of viewer@octo\.example$/ })
      .first()
      .click();
    await admin.getByRole('alertdialog').getByRole('button', { name: 'End session' }).click();
    await expect(admin.getByRole('alertdialog')).toHaveCount(0);
    await viewer.goto('/orders');
    await expect(viewer).toHaveURL(/\/login/);
  });
});
