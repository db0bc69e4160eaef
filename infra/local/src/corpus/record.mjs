/**
 * Loaded into test workers and into the applications under test (`--import`): appends the text of every new
 * statement to a file of this process in the folder that OCTO_SQL_CORPUS_DIR names. Does nothing without it.
 */
import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { normalise } from './normalise.mjs';

const MARK = Symbol.for('octo.corpus.recorder');
const directory = process.env.OCTO_SQL_CORPUS_DIR;

// Test files of one worker load this again and again.
if (directory && !globalThis[MARK]) {
  globalThis[MARK] = true;
  mkdirSync(directory, { recursive: true });
  const file = join(directory, `${process.pid}.jsonl`);
  const raw = new Set();
  const seen = new Set();
  subscribe('octo.db.statement', (sql) => {
    if (raw.has(sql)) return;
    raw.add(sql);
    const text = normalise(String(sql));
    // The two ends of a transaction are no statements of ours; a plan is asked for any text, in PostgreSQL's words alone.
    if (
      seen.has(text) ||
      /^(?:BEGIN|COMMIT|ROLLBACK)$|^\/\* explain\.plan \*\/ (?:EXPLAIN|PREPARE|DEALLOCATE) /.test(text)
    )
      return;
    seen.add(text);
    appendFileSync(file, `${JSON.stringify(text)}\n`);
  });
}
