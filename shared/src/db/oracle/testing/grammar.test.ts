import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../catalogue/generated';
import CORPUS from '../corpus/corpus.json';
import type { CorpusEntry } from '../corpus/entry';
import { featuresOf } from '../dialect/features';
import { rewrite } from '../dialect/rewrite';
import { splitScript } from '../script';
import { grammarProblems, parseProblems } from './grammar';
import { INVALID_STATEMENTS } from './invalid-statements';
import { lintProblems, nameProblems } from './lint';

/** The parser learns the grammar as it goes: its first statements take seconds. */
const TIMEOUT_MS = 600_000;
const SCHEMA = new URL('../../../../prisma/oracle/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, SCHEMA), 'utf8');

const entries: readonly CorpusEntry[] = CORPUS;
const texts = [
  ...new Set(entries.flatMap(({ oracle = [], oracleWithOffset = [] }) => [...oracle, ...oracleWithOffset])),
];
const withoutComments = (script: string) => script.replace(/^\s*--.*$/gm, '');
const ddl = [
  ...new Set(
    [
      'schema.sql',
      ...readdirSync(new URL('migrations/', SCHEMA)).map((name) => `migrations/${name}`),
    ].flatMap((name) => splitScript(withoutComments(read(name)))),
  ),
];

type Check = (text: string) => readonly string[];
const wellFormed: Check = (text) => [...grammarProblems(text), ...lintProblems(text)];
const wellNamed: Check = (text) => [...wellFormed(text), ...nameProblems(text, CATALOGUE)];
const broken = (list: readonly string[], check: Check) =>
  list.flatMap((text) => check(text).map((problem) => `${problem}: ${text.slice(0, 400)}`));

describe('the grammar of Oracle', () => {
  it('accepts every text of the corpus', { timeout: TIMEOUT_MS }, () => {
    expect(broken(texts, wellNamed)).toEqual([]);
  });

  it('accepts every statement of the schema and its migrations', { timeout: TIMEOUT_MS }, () => {
    expect(ddl.length).toBeGreaterThan(60);
    expect(broken(ddl, wellFormed)).toEqual([]);
  });

  it.each([['FETCH FIRST :p1 ROWS ONLY'], ['OFFSET :p2 ROWS'], ['OFFSET :p2 ROWS FETCH NEXT :p1 ROWS ONLY']])(
    'accepts paging by %s',
    { timeout: TIMEOUT_MS },
    (paging) => {
      expect(parseProblems(`SELECT "ID" FROM "ORDERS" ORDER BY "ID" ${paging};`)).toEqual([]);
    },
  );

  it.each(INVALID_STATEMENTS)('refuses %s', { timeout: TIMEOUT_MS }, (_construct, text) => {
    expect(wellNamed(text)).not.toEqual([]);
  });
});

describe('the binds of every statement of the corpus', () => {
  it('are those that its text names', () => {
    const options = { tables: CATALOGUE, features: featuresOf(1_900_000_000), isZero: () => false };
    const wrong = entries.filter(({ statement, oracle }) => {
      if (!oracle) return false;
      const { plan } = rewrite(statement, options);
      const parts = plan.kind === 'insertMany' ? plan.statements : [plan];
      return parts.some((part) => {
        if (!('binds' in part)) return false;
        const returning = 'returning' in part ? part.returning : [];
        const given = [...part.binds, ...returning].map(({ name }) => name);
        if (plan.kind === 'block' && plan.hasRowCount) given.push('n');
        const named = [...part.text.replace(/'(?:[^']|'')*'/g, '').matchAll(/:([a-z]\d*)\b/g)].map(
          ([, name]) => name,
        );
        return [...new Set(named)].sort().join() !== [...given].sort().join();
      });
    });
    expect(wrong.map(({ statement }) => statement)).toEqual([]);
  });
});
