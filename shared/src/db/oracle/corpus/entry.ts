import { CATALOGUE } from '../catalogue/generated';
import { featuresOf } from '../dialect/features';
import { markerOf } from '../dialect/marker';
import type { Plan } from '../dialect/plan';
import { rewrite } from '../dialect/rewrite';

/** One statement of the corpus. */
export interface CorpusEntry {
  /** As Prisma or the repository wrote it; lists and rows are shortened (infra/local/src/corpus). */
  readonly statement: string;
  /** What Oracle gets; several texts when rows are grouped. */
  readonly oracle?: readonly string[];
  /** The same when the offset is not 0. */
  readonly oracleWithOffset?: readonly string[];
  /** Why the statement never goes to Oracle. */
  readonly postgresqlOnly?: string;
}

/** Oracle 19c: what runs there runs on later versions too. */
const VERSION = 1_900_000_000;

/** PostgreSQL forms whose Oracle form is another call of the client. */
const OTHERWISE_ON_ORACLE: Readonly<Record<string, string>> = {
  'traces.insertSpans': 'Oracle takes createMany as array DML',
};

function textsOf(plan: Plan): readonly string[] {
  if (plan.kind === 'insertMany') return plan.statements.map(({ text }) => text);
  return plan.text === null ? [] : [plan.text];
}

/**
 * The entry of one statement. `names` are the marked statements that have a form in Oracle's own words: their
 * other form is PostgreSQL's.
 *
 * @throws UnsupportedSqlError when neither the rewriter takes it nor anything says that Oracle never gets it
 */
export function entryOf(statement: string, names: ReadonlySet<string>): CorpusEntry {
  const marker = markerOf(statement);
  if (marker?.kind === 'raw') {
    const reason = names.has(marker.name)
      ? 'the other form is the one for Oracle'
      : OTHERWISE_ON_ORACLE[marker.name];
    if (reason) return { statement, postgresqlOnly: reason };
  }
  const plan = (isZero: boolean) =>
    textsOf(
      rewrite(statement, { tables: CATALOGUE, features: featuresOf(VERSION), isZero: () => isZero }).plan,
    );
  const oracle = plan(true);
  const withOffset = plan(false);
  return withOffset.join() === oracle.join()
    ? { statement, oracle }
    : { statement, oracle, oracleWithOffset: withOffset };
}

/** Names of the statements that have a form in Oracle's own words. */
export function oracleNames(statements: readonly string[]): ReadonlySet<string> {
  return new Set(
    statements.flatMap((statement) => {
      const marker = markerOf(statement);
      return marker?.kind === 'oracle' ? [marker.name] : [];
    }),
  );
}
