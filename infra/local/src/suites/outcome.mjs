/** What a suite reports: counts, and what to show when it failed. */
import { bold, dim, formatDuration, green, red } from '../progress.mjs';

/** An outcome that counts as one passed check. */
export const passedCheck = (detail = '') => ({ passed: 1, failed: 0, skipped: 0, detail });

/** An outcome that counts as one failed check. */
export const failedCheck = (output) => ({ passed: 0, failed: 1, skipped: 0, output });

/** The outcome of a check that lists problems. */
export function checkOf({ checked, problems }, unit = 'files') {
  return problems.length === 0 ? passedCheck(`${checked} ${unit}`) : failedCheck(problems.join('\n'));
}

/** The sum over suites. */
export function sumOutcomes(outcomes) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of outcomes) {
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
  }
  return sum;
}

/** The last line of `npm test`; other programs read it. */
export const summaryLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** One line for each suite, in columns. */
export function formatTable(rows) {
  const width = Math.max(...rows.map(({ name }) => name.length), 5);
  const cell = (value) => String(value).padStart(8);
  const header = `${'Suite'.padEnd(width)}${cell('passed')}${cell('failed')}${cell('skipped')}${'time'.padStart(12)}`;
  const lines = rows.map(({ name, outcome, durationMs }) => {
    const { passed, failed, skipped } = outcome;
    const counts = `${cell(passed)}${cell(failed)}${cell(skipped)}${formatDuration(durationMs).padStart(12)}`;
    const colour = failed > 0 ? red : green;
    return `${colour(name.padEnd(width))}${counts}`;
  });
  return [bold(header), ...lines].join('\n');
}

/** How a suite's result reads on its progress line. */
export function describeOutcome({ passed, failed, skipped, detail }) {
  const parts = [
    failed > 0 ? red(`${failed} failed`) : '',
    passed > 1 || failed > 0 ? `${passed} passed` : '',
  ];
  if (skipped > 0) parts.push(`${skipped} skipped`);
  if (detail) parts.push(detail);
  return dim(parts.filter(Boolean).join(', '));
}
