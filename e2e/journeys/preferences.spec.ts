import { expect, test } from '../fixtures/test';

/** Brightness of the page's background, 0 (black) to 255. */
const BACKGROUND = () => {
  const canvas = document.createElement('canvas').getContext('2d');
  if (!canvas) return -1;
  // Painted one over the other, as the browser does: the body may be transparent.
  for (const element of [document.documentElement, document.body]) {
    canvas.fillStyle = getComputedStyle(element).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return (red + green + blue) / 3;
};

test.describe('what a visitor prefers', () => {
  test.use({ colorScheme: 'light' });

  test('the dark theme is remembered and there from the first paint', async ({ page }) => {
    await page.goto('/');
    expect(await page.evaluate(BACKGROUND)).toBeGreaterThan(200);
    await page.getByRole('radio', { name: 'Dark theme' }).check();
    await expect.poll(() => page.evaluate(BACKGROUND)).toBeLessThan(60);
    // What the very first frame of the next load looks like, before any script of ours but the one in the head ran.
    await page.addInitScript(() => {
      new MutationObserver((_changes, observer) => {
        if (!document.body) return;
        observer.disconnect();
        document.documentElement.setAttribute(
          'data-theme-at-first-paint',
          document.documentElement.dataset.theme ?? 'none',
        );
      }).observe(document, { childList: true, subtree: true });
    });
    await page.reload();
    expect(
      await page.evaluate(() => document.documentElement.getAttribute('data-theme-at-first-paint')),
    ).toBe('dark');
    expect(await page.evaluate(BACKGROUND)).toBeLessThan(60);
    await page.goto('/products');
    expect(await page.evaluate(BACKGROUND)).toBeLessThan(60);
    await page.getByRole('radio', { name: 'System theme' }).check();
    await expect.poll(() => page.evaluate(BACKGROUND)).toBeGreaterThan(200);
  });

  test('the console remembers its own theme', async ({ openConsole }) => {
    const console = await openConsole('viewer');
    await console.goto('/');
    await console.getByRole('radio', { name: 'Dark theme' }).check();
    await expect.poll(() => console.evaluate(BACKGROUND)).toBeLessThan(60);
    await console.goto('/products');
    expect(await console.evaluate(BACKGROUND)).toBeLessThan(60);
    await expect(console.getByRole('radio', { name: 'Dark theme' })).toBeChecked();
  });

  test('with reduced motion nothing moves for longer than a blink', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto('/');
    const longest = await page.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('*')].flatMap((element) => {
          const { transitionDuration, animationDuration } = getComputedStyle(element);
          return `${transitionDuration},${animationDuration}`.split(',').map((text) => {
            const value = Number.parseFloat(text);
            return text.trim().endsWith('ms') ? value : value * 1_000;
          });
        }),
      ),
    );
    expect(longest).toBeLessThanOrEqual(100);
  });

  test('at 200 % zoom nothing is cut off sideways', async ({ page }) => {
    await page.setViewportSize({ width: 640, height: 400 });
    for (const path of ['/', '/products', '/cart']) {
      await page.goto(path);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect.soft(overflow, path).toBeLessThanOrEqual(0);
    }
  });
});
