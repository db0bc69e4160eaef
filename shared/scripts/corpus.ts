/**
 * `npm run corpus -w shared`: takes the statements that the last `npm test` met into the corpus and translates every
 * one anew; `-- --prune` drops those that were not met. Read the difference before you commit it.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CorpusEntry, entryOf, oracleNames } from '../src/db/oracle/corpus/entry';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CORPUS = join(ROOT, 'shared/src/db/oracle/corpus/corpus.json');
const MET = join(process.env.OCTO_DATA_DIR || join(ROOT, '.data'), 'sql-corpus');

function readMet(): string[] {
  if (!existsSync(MET)) return [];
  return readdirSync(MET)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(MET, name), 'utf8').split('\n').filter(Boolean))
    .map((line) => String(JSON.parse(line)))
    .filter((text) => !text.startsWith('/* test.'));
}

const known: CorpusEntry[] = existsSync(CORPUS) ? JSON.parse(readFileSync(CORPUS, 'utf8')) : [];
const met = readMet();
const kept = process.argv.includes('--prune') ? [] : known.map(({ statement }) => statement);
const statements = [...new Set([...kept, ...met])].sort();
const names = oracleNames(statements);
const problems: string[] = [];
const entries = statements.flatMap((statement) => {
  try {
    return [entryOf(statement, names)];
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
    return [];
  }
});
for (const problem of problems) console.error(problem);
writeFileSync(CORPUS, `${JSON.stringify(entries, null, 2)}\n`);
console.log(
  `${entries.length} statements, ${met.length} met, ${entries.length - known.length} more than before`,
);
if (problems.length > 0) process.exitCode = 1;
