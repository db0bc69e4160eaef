import type { Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/accessible';
import { mailedLink } from '../fixtures/mails';
import { uniqueWord } from '../fixtures/products';
import { confirmedOrder, fillCard, fillCart, payButton } from '../fixtures/shopper';
import { expect, test } from '../fixtures/test';

const PASSWORD = 'a long walk by the sea';
const newEmail = () => `${uniqueWord()}@example.com`;
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

async function register(page: Page, mailUrl: string, email: string): Promise<void> {
  await page.goto('/register');
  await page.getByRole('textbox', { name: 'Full name' }).fill('Ada Byron');
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByText('Check your mail')).toBeVisible();
  await page.goto(await mailedLink(mailUrl, email, 'Confirm your e-mail address'));
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Confirm and sign in' }).click();
  await expect(heading(page, 'Hello, Ada Byron')).toBeVisible();
}

async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test.describe('an account in the shop', () => {
  test('is made and confirmed by mail; its cart, address and order stay with it', async ({
    page,
    stack,
    makeProduct,
  }) => {
    const email = newEmail();
    const product = await makeProduct();
    await fillCart(page, product);
    await register(page, stack.mailUrl, email);
    await expectAccessible(page);

    await page.getByRole('link', { name: 'Addresses' }).click();
    await expect(heading(page, 'Your addresses')).toBeVisible();
    await page.getByRole('textbox', { name: 'Recipient' }).fill('Ada Byron');
    await page.getByRole('textbox', { name: 'Street and number' }).fill('1 Hangar Road');
    await page.getByRole('textbox', { name: 'City' }).fill('San Francisco');
    await page.getByRole('textbox', { name: 'Postal code' }).fill('94103');
    await page.getByRole('button', { name: 'Add address' }).click();
    await expect(page.getByText('Enter the state or region.').first()).toBeVisible();
    await page.getByRole('textbox', { name: 'State or region' }).fill('CA');
    await page.getByRole('button', { name: 'Add address' }).click();
    await expect(page.getByText('Default', { exact: true })).toBeVisible();
    await expectAccessible(page);

    await page.goto('/checkout');
    await expect(page.getByRole('textbox', { name: 'E-mail', exact: true })).toHaveValue(email);
    await expect(page.getByRole('textbox', { name: 'Street and number' })).toHaveValue('1 Hangar Road');
    await expect(page.getByRole('textbox', { name: 'ZIP code' })).toHaveValue('94103');
    await fillCard(page, '4242 4242 4242 4242');
    await payButton(page).click();
    const { number } = await confirmedOrder(page);

    await page.goto('/account/orders');
    await expect(page.getByRole('link', { name: number })).toBeVisible();
    await expectAccessible(page);
  });

  test('opens with its password only, answers the same for strangers, and is left everywhere at once', async ({
    page,
    openPage,
    stack,
  }) => {
    const email = newEmail();
    await register(page, stack.mailUrl, email);
    const other = await openPage({ baseURL: stack.shopUrl });
    await other.goto('/account/security');
    await expect(other).toHaveURL(/\/sign-in\?returnTo=%2Faccount%2Fsecurity/);
    await expectAccessible(other);
    for (const [address, password] of [
      [email, 'wrong'],
      [newEmail(), PASSWORD],
    ] as const) {
      await signIn(other, address, password);
      await expect(other.getByText('E-mail or password is not right.')).toBeVisible();
    }
    await signIn(other, email);
    await expect(heading(other, 'Sign-in and security')).toBeVisible();
    await expect(other.getByText('This device')).toBeVisible();
    await expectAccessible(other);

    await other.getByRole('button', { name: /^Sign out Chrome/ }).click();
    await expect(other.getByText('This device was signed out')).toBeVisible();
    await page.goto('/account');
    await expect(page).toHaveURL(/\/sign-in/);

    await other.getByRole('button', { name: 'Sign out everywhere' }).click();
    await other.getByRole('alertdialog').getByRole('button', { name: 'Sign out everywhere' }).click();
    await expect(heading(other, 'Sign in')).toBeVisible();
    await other.goto('/account');
    await expect(other).toHaveURL(/\/sign-in/);
  });

  test('gets a new password by mail, which signs every device out', async ({ page, openPage, stack }) => {
    const email = newEmail();
    await register(page, stack.mailUrl, email);
    const other = await openPage({ baseURL: stack.shopUrl });
    await other.goto('/forgot-password');
    await other.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await other.getByRole('button', { name: 'Send me a link' }).click();
    await expect(other.getByText('If there is an account')).toBeVisible();
    const link = await mailedLink(stack.mailUrl, email, 'Choose a new password');
    await other.goto(link);
    await other.getByRole('textbox', { name: 'New password' }).fill('password123');
    await other.getByRole('button', { name: 'Save password' }).click();
    await expect(other.getByText('one of the most common').first()).toBeVisible();
    await expectAccessible(other);
    await other.getByRole('textbox', { name: 'New password' }).fill('another walk by the sea');
    await other.getByRole('button', { name: 'Save password' }).click();
    await expect(other.getByText('Your password was changed')).toBeVisible();
    await page.goto('/account');
    await expect(page).toHaveURL(/\/sign-in/);
    await other.goto(link);
    await expect(other.getByText('This link no longer works')).toBeVisible();
  });

  test('is downloaded and erased', async ({ page, stack, db }) => {
    const email = newEmail();
    await register(page, stack.mailUrl, email);
    await page.getByRole('link', { name: 'Privacy' }).click();
    await expect(heading(page, 'Your data')).toBeVisible();
    await expectAccessible(page);
    const answer = await page.request.get('/api/account/export');
    expect(await answer.text()).toContain(email);
    await page.getByRole('textbox', { name: 'Your password' }).fill('wrong');
    await page.getByRole('button', { name: 'Erase my account' }).click();
    await expect(page.getByText('This is not your current password.').first()).toBeVisible();
    await page.getByRole('textbox', { name: 'Your password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Erase my account' }).click();
    await expect(page).toHaveURL(`${stack.shopUrl}/`);
    expect(await db.rows('SELECT id FROM users WHERE email = $1', [email])).toEqual([]);
    expect(await db.rows('SELECT id FROM customers WHERE email = $1', [email])).toEqual([]);
    await page.goto('/account');
    await expect(page).toHaveURL(/\/sign-in/);
  });
});
