/** The database tests with an engine that executes our Oracle text in the place of Oracle. */
import { findH2 } from '../h2.mjs';
import { runVitest } from './vitest-suite.mjs';

/** Counts as one skipped test where H2 can be neither found nor installed. */
function runOnH2() {
  if (!findH2())
    return { passed: 0, failed: 0, skipped: 1, detail: 'no H2: install libh2-java and a Java runtime' };
  return runVitest('oracle-on-h2');
}

export const standInSuites = [
  { name: 'Oracle text on PostgreSQL', run: () => runVitest('oracle-on-postgres') },
  { name: 'Oracle text on H2', run: runOnH2 },
];
