import { sqlIdOf } from '../sql-id';
import type { Statement } from './ast';
import { buildInsert } from './build/insert';
import { buildUpdate } from './build/update';
import { BindNames } from './emit/bind-names';
import { emitCondition } from './emit/condition';
import { Emitter } from './emit/emitter';
import { emitQuery } from './emit/query';
import type { Tables } from './emit/scope';
import { emitValue } from './emit/value';
import type { OracleFeatures } from './features';
import { markerOf, withoutTrailingComment } from './marker';
import { planOracleText } from './oracle-text';
import { parseStatement } from './parse/statement';
import type { Plan, QueryPlan } from './plan';
import { savepointOf } from './savepoint';
import { UnsupportedSqlError } from './unsupported-sql-error';

const PARTS = { value: emitValue, condition: emitCondition, query: emitQuery };

/** What a rewrite depends on besides the text. */
export interface RewriteOptions {
  readonly tables: Tables;
  readonly features: OracleFeatures;
  /** True when that argument (index from 0) is 0; asked only for offsets, which are then left out. */
  readonly isZero: (argument: number) => boolean;
}

/** A plan, and the arguments whose being 0 changes it. */
export interface Rewritten {
  readonly plan: Plan;
  readonly offsetArguments: readonly number[];
}

/**
 * Translates one statement: Prisma 7.10's own text for the provider `postgres`, or raw SQL that begins with a
 * marker (see `markerOf`).
 *
 * @throws UnsupportedSqlError for every text that it does not understand as a whole
 */
export function rewrite(sql: string, options: RewriteOptions): Rewritten {
  const text = withoutTrailingComment(sql);
  const savepoint = savepointOf(text);
  if (savepoint) return { plan: savepoint, offsetArguments: [] };
  const marker = markerOf(text);
  if (marker?.kind === 'oracle') {
    return { plan: planOracleText(text, marker, options.tables), offsetArguments: [] };
  }
  const { statement, bindLists, bindCount } = parseStatement(text, marker ? 'raw' : 'prisma', marker?.end);
  const names = new BindNames(bindLists, bindCount, options.features.maxInListLength);
  const emitter = new Emitter({ ...options, sql: text, names }, PARTS);
  const plan = build(emitter, statement, marker ? `/* ${marker.name} */ ` : '');
  if (marker) checkNames(plan, text);
  return { plan, offsetArguments: emitter.offsetArguments };
}

function build(emitter: Emitter, statement: Statement, head: string): Plan {
  switch (statement.kind) {
    case 'select':
      return buildSelect(emitter, statement, head);
    case 'insert':
      return buildInsert(emitter, statement, head);
    case 'update':
    case 'delete':
      return buildUpdate(emitter, statement, head);
  }
}

function buildSelect(
  emitter: Emitter,
  { query }: Extract<Statement, { kind: 'select' }>,
  head: string,
): QueryPlan {
  const emitted = emitter.query(query, { outer: null });
  const columns = emitted.columns.map(({ name, column, scalar }, index) => ({
    name: name ?? emitter.fail(`item ${index + 1} of the select list needs AS`, query.at),
    column,
    scalar,
  }));
  const text = `${head}${emitted.text}`;
  return { kind: 'query', text, sqlId: sqlIdOf(text), binds: emitter.binds, columns };
}

// Two results of one name would silently hide one of them.
function checkNames(plan: Plan, sql: string): void {
  const names =
    plan.kind === 'query'
      ? plan.columns.map(({ name }) => name)
      : plan.kind === 'dml' || plan.kind === 'block'
        ? plan.returning.map(({ resultName }) => resultName)
        : [];
  if (new Set(names).size < names.length) throw new UnsupportedSqlError('two results of one name', sql, 0);
}
