import { defineConfig, devices } from '@playwright/test';

const isRoot = process.getuid?.() === 0;

/** CHROMIUM_PATH names the browser; without it Playwright's own is used (`npx playwright install chromium`). */
export default defineConfig({
  testDir: '.',
  outputDir: './test-results',
  globalSetup: './global-setup.ts',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // A shared CI machine may stall for seconds. What passes only when repeated is listed as flaky in the output.
  retries: process.env.CI ? 2 : 0,
  use: {
    locale: 'en-US',
    timezoneId: 'UTC',
    actionTimeout: 15_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      // Chromium cannot sandbox itself as root; the tests open our own pages only.
      args: ['--disable-gpu', '--disable-background-networking', ...(isRoot ? ['--no-sandbox'] : [])],
    },
  },
  projects: [
    // The walk counts rows, so it runs alone: after the journeys, and also when one of them failed.
    { name: 'ready', testMatch: 'ready.setup.ts', teardown: 'bad-input' },
    { name: 'bad-input', testMatch: 'api/bad-input.spec.ts' },
    {
      name: 'fuzz',
      testMatch: 'api/fuzz.spec.ts',
      // It counts rows too.
      dependencies: ['actions'],
    },
    {
      name: 'actions',
      testMatch: 'access/actions.spec.ts',
      // It counts rows as well, and leaves no session of its subjects.
      dependencies: ['access', 'headers', 'desktop', 'phone'],
    },
    { name: 'access', testMatch: 'access/matrix.spec.ts', dependencies: ['ready'] },
    {
      name: 'headers',
      testMatch: ['api/{headers,secrets,security-headers}.spec.ts', 'api/security-events.spec.ts'],
      dependencies: ['ready'],
    },
    {
      name: 'desktop',
      testMatch: 'journeys/*.spec.ts',
      testIgnore: '**/*.phone.spec.ts',
      dependencies: ['ready'],
      use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 } },
    },
    {
      name: 'phone',
      testMatch: 'journeys/*.phone.spec.ts',
      dependencies: ['ready'],
      use: { ...devices['Pixel 7'] },
    },
  ],
});
