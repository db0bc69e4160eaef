import { expectAccessible, expectAccessibleInBothThemes } from '../fixtures/accessible';
import { productCard } from '../fixtures/shopper';
import { expect, test } from '../fixtures/test';

test.describe('browsing', () => {
  test('search, filters and order stand in the address and survive reload and back', async ({ page }) => {
    await page.goto('/');
    await expectAccessibleInBothThemes(page);
    await page
      .getByRole('navigation', { name: 'Sections' })
      .getByRole('link', { name: 'All products' })
      .click();
    await expect(page).toHaveURL(/\/products$/);
    await expect(page.getByRole('status').filter({ hasText: /of \d+ products/ })).toBeVisible();
    await expectAccessibleInBothThemes(page);

    await page
      .getByRole('navigation', { name: 'Categories' })
      .getByRole('link', { name: /^Batteries/ })
      .click();
    await expect(page).toHaveURL(/category=batteries/);
    await page.getByRole('combobox', { name: 'Sort by' }).selectOption({ label: 'Price, low to high' });
    await expect(page).toHaveURL(/sort=price-asc/);
    await expect(page).toHaveURL(/category=batteries/);
    await page.getByRole('checkbox', { name: 'In stock only' }).check();
    await expect(page).toHaveURL(/stock=in/);
    const names = () =>
      page.getByRole('region', { name: 'Products' }).getByRole('heading', { level: 3 }).allInnerTexts();
    await expect.poll(async () => (await names()).length).toBeGreaterThan(0);
    const shown = await names();

    await page.reload();
    await expect(page.getByRole('combobox', { name: 'Sort by' })).toHaveValue('price-asc');
    await expect(page.getByRole('checkbox', { name: 'In stock only' })).toBeChecked();
    expect(await names()).toEqual(shown);
    await expectAccessible(page);

    await page.goBack();
    await expect(page).not.toHaveURL(/stock=in/);
    await expect(page.getByRole('checkbox', { name: 'In stock only' })).not.toBeChecked();
    await page.goBack();
    await expect(page).not.toHaveURL(/sort=/);
    await expect(page).toHaveURL(/category=batteries/);
  });

  test('a search finds by name, says when nothing fits and offers the way back', async ({
    page,
    makeProduct,
  }) => {
    const product = await makeProduct();
    await page.goto('/');
    const search = page.getByRole('search', { name: 'Products' }).getByRole('searchbox');
    await search.fill(product.name);
    await search.press('Enter');
    await expect(page).toHaveURL(/\/products\?q=/);
    await expect(page.getByText('1 product', { exact: true })).toBeVisible();
    await productCard(page, product).click();
    await expect(page).toHaveURL(new RegExp(product.slug));
    await expect(page.getByRole('heading', { level: 1, name: product.name })).toBeVisible();

    await page.goto('/products?q=zzzz-no-such-thing');
    await expect(page.getByText('Nothing fits these filters')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Show all products' }).click();
    await expect(page.getByRole('status').filter({ hasText: /of \d+ products/ })).toBeVisible();
  });

  test('a product page shows price, stock, specification and what is related', async ({
    page,
    makeProduct,
  }) => {
    const product = await makeProduct({ stock: 3 });
    await page.goto(`/products/${product.slug}`);
    await expect(page.getByRole('heading', { level: 1, name: product.name })).toBeVisible();
    await expect(page.getByText('$1,299.00').first()).toBeVisible();
    await expect(page.getByText('Only 3 left')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Add to cart' }).first()).toBeEnabled();
    await expectAccessibleInBothThemes(page);
    const image = page.getByRole('img').first();
    await expect(image).toHaveAttribute('alt', /\S/);
    await expect(page).toHaveTitle(new RegExp(product.name));
  });

  test('pages that hold lists of the shop are accessible', async ({ page }) => {
    for (const path of ['/categories', '/categories/camera-drones', '/about', '/cart']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expectAccessibleInBothThemes(page);
    }
  });

  test.describe('what is not there', () => {
    test.use({ allowedConsoleErrors: [/status of 404/] });

    test('an unknown product answers 404 and shows the way on', async ({ page }) => {
      const answer = await page.goto('/products/no-such-drone');
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
      await expectAccessible(page);
    });
  });
});
