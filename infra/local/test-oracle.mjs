/**
 * `npm run test:oracle`: what no test without an Oracle server can show. Needs ORACLE_TEST_DSN, ORACLE_TEST_USER and
 * ORACLE_TEST_PASSWORD of an account that may create users and read V$ views (SYSTEM of a local container, ADMIN of an
 * Autonomous Database), with a wallet also ORACLE_TEST_WALLET_DIR and ORACLE_TEST_WALLET_PASSWORD. First contact with
 * the server, then the database tests and the browser journeys as they are, each on accounts of their own.
 * The last line is "N passed, N failed, N skipped".
 */
import { join } from 'node:path';
import { endAllChildren, runNode } from './src/children.mjs';
import { TYPESCRIPT_ARGS } from './src/database-tool.mjs';
import { ROOT } from './src/paths.mjs';
import { say, step } from './src/progress.mjs';
import { buildApps } from './src/stack.mjs';
import {
  describeOutcome,
  failedCheck,
  formatTable,
  summaryLine,
  sumOutcomes,
} from './src/suites/outcome.mjs';
import { runPlaywright } from './src/suites/playwright-suite.mjs';
import { runVitest } from './src/suites/vitest-suite.mjs';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, async () => {
    await endAllChildren();
    process.exit(130);
  });
}

/** The journeys on a stack whose database is an account of its own. */
async function journeys() {
  await buildApps();
  const script = join(ROOT, 'infra/local/src/testing/oracle-stack-account.ts');
  const { code, output } = await runNode([...TYPESCRIPT_ARGS, script], { cwd: ROOT, env: process.env });
  if (code !== 0) return failedCheck(output);
  Object.assign(process.env, JSON.parse(output.trim().split('\n').at(-1) ?? '{}'));
  return runPlaywright();
}

const SUITES = [
  { name: 'first contact', run: () => runVitest('oracle-first-contact') },
  { name: 'database tests', run: () => runVitest('oracle') },
  { name: 'browser journeys', run: journeys },
];

async function runSuite({ name, run }) {
  const startedAt = performance.now();
  let outcome;
  try {
    await step(name, async () => {
      outcome = await run();
      if (outcome.failed > 0) throw new Error('suite failed');
      return describeOutcome(outcome);
    });
  } catch (error) {
    outcome ??= failedCheck(error instanceof Error ? error.message : String(error));
    say(outcome.output ?? '');
  }
  return { name, outcome, durationMs: performance.now() - startedAt };
}

const missing = ['DSN', 'USER', 'PASSWORD']
  .map((name) => `ORACLE_TEST_${name}`)
  .filter((name) => !process.env[name]);
if (missing.length > 0) {
  say(`No Oracle to test against: ${missing.join(', ')} not set. Nothing was tested.`);
  const skipped = SUITES.length;
  process.stdout.write(`${summaryLine({ passed: 0, failed: 0, skipped })}\n`);
} else {
  const rows = [];
  for (const suite of SUITES) rows.push(await runSuite(suite));
  const sum = sumOutcomes(rows.map(({ outcome }) => outcome));
  say();
  say(formatTable(rows));
  say();
  process.stdout.write(`${summaryLine(sum)}\n`, () => process.exit(sum.failed > 0 ? 1 : 0));
}
