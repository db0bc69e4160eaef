import { productCard } from '../fixtures/shopper';
import { expect, test } from '../fixtures/test';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the shop can be browsed: home, filters, product', async ({ page, makeProduct }) => {
    const product = await makeProduct({ stock: 4 });
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page
      .getByRole('navigation', { name: 'Sections' })
      .getByRole('link', { name: 'All products' })
      .click();
    await page.getByRole('checkbox', { name: 'In stock only' }).check();
    await page.getByRole('textbox', { name: 'From' }).fill('100');
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect(page).toHaveURL(/stock=in/);
    await expect(page).toHaveURL(/min=100/);
    await expect(page.getByRole('checkbox', { name: 'In stock only' })).toBeChecked();
    await page.getByRole('combobox', { name: 'Sort by' }).selectOption({ label: 'Price, high to low' });
    await page.getByRole('button', { name: 'Sort' }).click();
    await expect(page).toHaveURL(/sort=price-desc/);
    await expect(page).toHaveURL(/stock=in/);

    const search = page.getByRole('search', { name: 'Products' }).getByRole('searchbox');
    await search.fill(product.name);
    await search.press('Enter');
    await expect(page.getByText('1 product', { exact: true })).toBeVisible();
    await productCard(page, product).click();
    await expect(page).toHaveURL(new RegExp(product.slug));
    await expect(page.getByRole('heading', { level: 1, name: product.name })).toBeVisible();
    await expect(page.getByText('$1,299.00').first()).toBeVisible();
    await expect(page.getByText('Low stock').first()).toBeVisible();
  });
});
