import { describe, expect, it } from 'vitest';
import CORPUS from './corpus.json';
import { type CorpusEntry, entryOf, oracleNames } from './entry';

const entries: readonly CorpusEntry[] = CORPUS;
const names = oracleNames(entries.map(({ statement }) => statement));

describe('the corpus of statements', () => {
  it('is translated today as it was when it was committed', () => {
    // A difference is a changed rewriter or a new version of Prisma: read it, then run `npm run corpus -w shared`.
    const changed = entries.filter(
      (entry) => JSON.stringify(entryOf(entry.statement, names)) !== JSON.stringify(entry),
    );
    expect(changed.map(({ statement }) => statement)).toEqual([]);
  });

  it('is sorted and names every statement once', () => {
    const statements = entries.map(({ statement }) => statement);
    expect(statements).toEqual([...new Set(statements)].sort());
  });

  it('covers what both applications do', () => {
    expect(entries.length).toBeGreaterThan(400);
  });
});
