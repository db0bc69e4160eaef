/** Runs the browser journeys of e2e/ against a stack of their own. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from '../children.mjs';
import { findChromium } from '../chromium.mjs';
import { binOf } from '../package-bin.mjs';
import { ROOT } from '../paths.mjs';

/** Turns the report of Playwright's `json` reporter into counts; a test that passed on a retry has passed. */
export function countPlaywright(report, exitCode) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  return { passed: expected + flaky, failed: Math.max(unexpected, exitCode === 0 ? 0 : 1), skipped };
}

/** Whether there is any journey to run. */
export function hasJourneys() {
  const journeys = join(ROOT, 'e2e/journeys');
  return (
    existsSync(journeys) &&
    readdirSync(journeys, { recursive: true }).some((file) => /\.spec\.ts$/.test(file))
  );
}

export async function runPlaywright() {
  const directory = mkdtempSync(join(tmpdir(), 'octo-playwright-'));
  const reportFile = join(directory, 'report.json');
  const chromium = await findChromium();
  try {
    const { code, output } = await runNode(
      [binOf('@playwright/test', 'playwright'), 'test', '--reporter=line,json'],
      {
        cwd: join(ROOT, 'e2e'),
        env: {
          ...process.env,
          ...(chromium ? { CHROMIUM_PATH: chromium } : {}),
          PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile,
          FORCE_COLOR: '0',
        },
      },
    );
    const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : undefined;
    return { ...countPlaywright(report, code), output: output.trim() };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
