/** The statement corpus: every text that the applications may send to a database, and what was met in a run. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DATA_DIR, ROOT } from '../paths.mjs';
import { failedCheck, passedCheck } from '../suites/outcome.mjs';

const CORPUS = join(ROOT, 'shared/src/db/oracle/corpus/corpus.json');
/** Where the last run left what it met; `npm run corpus -w shared` reads it. */
const MET = join(DATA_DIR, 'sql-corpus');
const RECORDER = fileURLToPath(new URL('./record.mjs', import.meta.url));

/** Begins a new recording. @returns the environment by which programs and tests take part in it */
export function startRecording() {
  rmSync(MET, { recursive: true, force: true });
  mkdirSync(MET, { recursive: true });
  return { OCTO_SQL_CORPUS_DIR: MET };
}

/** Arguments of Node by which a program takes part in a recording that is going on. */
export function recorderArgs(env = process.env) {
  return env.OCTO_SQL_CORPUS_DIR ? ['--import', RECORDER] : [];
}

function readMet() {
  if (!existsSync(MET)) return [];
  const files = readdirSync(MET).filter((name) => name.endsWith('.jsonl'));
  const lines = files.flatMap((name) => readFileSync(join(MET, name), 'utf8').split('\n').filter(Boolean));
  return [...new Set(lines.map((line) => JSON.parse(line)))].sort();
}

/** Statements with the marker of a test are its own and go nowhere else. */
const isOfTest = (text) => text.startsWith('/* test.');

/** Every statement that was met must be in the corpus. */
export function checkCorpus(met = readMet(), corpus = JSON.parse(readFileSync(CORPUS, 'utf8'))) {
  const known = new Set(corpus.map(({ statement }) => statement));
  const unknown = met.filter((text) => !known.has(text) && !isOfTest(text));
  if (unknown.length === 0) return passedCheck(`${met.length} of ${known.size} statements met`);
  return failedCheck(
    [
      'These statements are not in the corpus of texts that are known to work on Oracle:',
      ...unknown.map((text) => `  ${text}`),
      'Look at them, then run: npm run corpus -w shared',
    ].join('\n'),
  );
}
