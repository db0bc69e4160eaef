/**
 * `npm test`: everything that CI runs, in order. `--quick` (npm run verify) is the static checks and the unit tests.
 * The last line is "N passed, N failed, N skipped" over all suites; a static check counts as one.
 */
import { join } from 'node:path';
import { endAllChildren, runNode } from './src/children.mjs';
import { installDependencies, requireNode } from './src/dependencies.mjs';
import { ROOT } from './src/paths.mjs';
import { bold, red, say, step } from './src/progress.mjs';
import {
  describeOutcome,
  failedCheck,
  formatTable,
  passedCheck,
  summaryLine,
  sumOutcomes,
} from './src/suites/outcome.mjs';

const isQuick = process.argv.includes('--quick');

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, async () => {
    await endAllChildren();
    process.exit(130);
  });
}

async function build() {
  const { buildApp } = await import('./src/build.mjs');
  const { APPS } = await import('./src/paths.mjs');
  const results = await Promise.allSettled(Object.values(APPS).map((app) => buildApp(app)));
  const outcomes = results.map(({ status, reason }) =>
    status === 'fulfilled' ? passedCheck() : failedCheck(String(reason?.message ?? reason)),
  );
  return {
    ...sumOutcomes(outcomes),
    output: outcomes
      .map(({ output }) => output)
      .filter(Boolean)
      .join('\n'),
  };
}

async function listSuites() {
  // Loaded only now: these modules may use packages.
  const { staticSuites } = await import('./src/suites/static-suites.mjs');
  const { runVitest } = await import('./src/suites/vitest-suite.mjs');
  const { standInSuites } = await import('./src/suites/stand-in-suites.mjs');
  const { hasJourneys, runPlaywright } = await import('./src/suites/playwright-suite.mjs');
  const { checkCorpus, startRecording } = await import('./src/corpus/corpus.mjs');
  const quick = [...staticSuites(), { name: 'unit tests', run: () => runVitest('unit') }];
  if (isQuick) return quick;
  // Tests and applications of this run leave behind which statements they sent.
  Object.assign(process.env, startRecording());
  return [
    ...quick,
    { name: 'database tests', run: () => runVitest('db') },
    ...standInSuites,
    { name: 'build', run: build },
    { name: 'stack tests', run: () => runVitest('stack'), needs: 'build' },
    ...(hasJourneys() ? [{ name: 'browser journeys', run: runPlaywright, needs: 'build' }] : []),
    { name: 'statement corpus', run: async () => checkCorpus() },
  ];
}

async function runSuite({ name, run, needs }, rows) {
  const isBlocked = needs && rows.some((row) => row.name === needs && row.outcome.failed > 0);
  const startedAt = performance.now();
  let outcome;
  try {
    await step(name, async () => {
      outcome = isBlocked ? failedCheck(`not run, because "${needs}" failed`) : await run();
      if (outcome.failed > 0) throw new Error('suite failed');
      return describeOutcome(outcome);
    });
  } catch (error) {
    // A suite that could not even run has failed too, and the next ones are still worth running.
    outcome ??= failedCheck(error instanceof Error ? error.message : String(error));
    say(outcome.output ?? '');
  }
  rows.push({ name, outcome, durationMs: performance.now() - startedAt });
}

async function prepare() {
  requireNode(ROOT);
  await step('packages', async () => installDependencies(ROOT));
  await step('database client', async () => {
    const { code, output } = await runNode([join(ROOT, 'shared/scripts/generate.mjs')], {
      cwd: ROOT,
      env: process.env,
    });
    if (code !== 0) throw new Error(output);
    return output.trim();
  });
}

const rows = [];
try {
  await prepare();
  for (const suite of await listSuites()) await runSuite(suite, rows);
} catch (error) {
  say(red(error instanceof Error ? error.message : String(error)));
  rows.push({ name: 'preparation', outcome: failedCheck(''), durationMs: 0 });
}

const sum = sumOutcomes(rows.map(({ outcome }) => outcome));
say();
say(formatTable(rows));
const broken = rows.filter(({ outcome }) => outcome.failed > 0).map(({ name }) => name);
if (broken.length > 0) say(`\n${bold('Failed:')} ${broken.join(', ')}`);
say();
process.stdout.write(`${summaryLine(sum)}\n`, () => process.exit(sum.failed > 0 ? 1 : 0));
