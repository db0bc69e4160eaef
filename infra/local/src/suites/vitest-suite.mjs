/** Runs one project of vitest.config.ts and counts its tests. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from '../children.mjs';
import { binOf } from '../package-bin.mjs';
import { ROOT } from '../paths.mjs';

/**
 * Turns the report of Vitest's `json` reporter into counts.
 * A run that fails outside of any test (a file that does not load) counts as one failure at least.
 */
export function countVitest(report, exitCode) {
  const passed = report?.numPassedTests ?? 0;
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  const failed = report?.numFailedTests ?? 0;
  const brokenFiles = (report?.testResults ?? []).filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  return { passed, failed: Math.max(failed + brokenFiles, exitCode === 0 ? 0 : 1), skipped };
}

/** @param {string} project a project name of vitest.config.ts */
export async function runVitest(project, env = process.env) {
  const directory = mkdtempSync(join(tmpdir(), 'octo-vitest-'));
  const reportFile = join(directory, 'report.json');
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${reportFile}`];
  try {
    const { code, output } = await runNode([binOf('vitest'), 'run', '--project', project, ...reporters], {
      cwd: ROOT,
      env: { ...env, NODE_ENV: 'test' },
    });
    const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : undefined;
    return { ...countVitest(report, code), output: output.trim() };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
