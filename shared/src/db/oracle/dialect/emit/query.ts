import type { OrderItem, Query, SelectCore, Source, Value } from '../ast';
import { emitOrderItem, withDirection } from './call';
import { type EmittedQuery, type Emitter, type Frame, isLob } from './emitter';
import { columnsOf, type Offered, type Relation, type Scope, tableNamed } from './scope';

type Columns = EmittedQuery['columns'];

/** Writes a query. */
export function emitQuery(emitter: Emitter, query: Query, frame: Frame): EmittedQuery {
  checkLock(emitter, query);
  const { withClause, ctes } = emitCtes(emitter, query, frame);
  emitter.readCtes(ctes);
  const first = emitCore(emitter, query.first, { outer: frame.outer, ctes });
  const texts = [first.text];
  for (const { isAll, core } of query.unions) {
    const next = emitCore(emitter, core, { outer: frame.outer, ctes });
    if (next.columns.length !== first.columns.length) emitter.fail('UNION of unlike columns', core.at);
    if (!isAll) refuseLobs(emitter, next.columns, core.at);
    texts.push(`UNION${isAll ? ' ALL' : ''} ${next.text}`);
  }
  if (query.unions.some(({ isAll }) => !isAll)) refuseLobs(emitter, first.columns, query.at);
  const scope = query.unions.length > 0 ? { relations: [], outer: null } : first.scope;
  const order = query.orderBy.map((item) => emitOrder(emitter, item, scope, query.first));
  const text = [
    ...withClause,
    ...texts,
    ...(order.length > 0 ? [`ORDER BY ${order.join(', ')}`] : []),
    ...emitPaging(emitter, query),
    ...(query.lock ? [LOCKS[query.lock]] : []),
  ].join(' ');
  return { text, columns: first.columns };
}

const LOCKS = { wait: 'FOR UPDATE', skip: 'FOR UPDATE SKIP LOCKED', nowait: 'FOR UPDATE NOWAIT' } as const;

// Oracle locks plain rows only (ORA-02014), and its FETCH FIRST may not stand beside FOR UPDATE.
function checkLock(emitter: Emitter, query: Query): void {
  const { first, unions, limit, offset, lock } = query;
  const isPlain = unions.length === 0 && !first.isDistinct && first.groupBy.length === 0 && !limit && !offset;
  if (lock && !isPlain) emitter.fail('FOR UPDATE of a paged, grouped or distinct query', query.at);
}

function emitCtes(
  emitter: Emitter,
  query: Query,
  frame: Frame,
): { readonly withClause: readonly string[]; readonly ctes: readonly Relation[] } {
  if (query.ctes.length === 0) return { withClause: [], ctes: frame.ctes };
  let ctes = frame.ctes;
  const texts = query.ctes.map(({ name, query: inner }) => {
    const emitted = emitter.query(inner, { outer: null, ctes });
    const printed = emitter.alias(name);
    ctes = [{ name: name.text, printed, columns: offered(emitted.columns) }, ...ctes];
    return `${printed} AS (${emitted.text})`;
  });
  return { withClause: [`WITH ${texts.join(', ')}`], ctes };
}

function emitCore(
  emitter: Emitter,
  core: SelectCore,
  frame: Frame,
): { readonly text: string; readonly columns: Columns; readonly scope: Scope } {
  const { text: from, scope } = emitFrom(emitter, core, frame);
  const columns: Columns[number][] = [];
  const items = core.items.map(({ value, alias }) => {
    const { text, column, scalar } = emitter.value(value, scope);
    const name = alias?.text ?? (value.kind === 'column' ? value.name.text : null);
    const printed = alias ? emitter.alias(alias) : value.kind === 'column' ? lastPart(text) : null;
    columns.push({ name, printed, column, scalar });
    return alias ? `${text} AS ${printed}` : text;
  });
  if (core.isDistinct) refuseLobs(emitter, columns, core.at);
  const where = core.where ? [`WHERE ${emitter.condition(core.where, scope)}`] : [];
  const groups = core.groupBy.map((item) => emitGroup(emitter, item, scope));
  const text = [
    `SELECT${core.isDistinct ? ' DISTINCT' : ''} ${items.join(', ')}`,
    from,
    ...where,
    ...(groups.length > 0 ? [`GROUP BY ${groups.join(', ')}`] : []),
    ...(core.having ? [`HAVING ${emitter.condition(core.having, scope)}`] : []),
  ].join(' ');
  return { text, columns, scope };
}

function lastPart(text: string): string {
  return text.slice(text.lastIndexOf('"', text.length - 2));
}

// A number is a place in the select list for PostgreSQL and a constant for Oracle.
function emitGroup(emitter: Emitter, item: Value, scope: Scope): string {
  if (item.kind === 'number') emitter.fail('GROUP BY takes columns, not places', item.at);
  return emitter.comparable(emitter.value(item, scope), item.at).text;
}

function emitFrom(
  emitter: Emitter,
  core: SelectCore,
  frame: Frame,
): { readonly text: string; readonly scope: Scope } {
  if (!core.from) return { text: 'FROM DUAL', scope: { relations: [], outer: frame.outer } };
  const { first, joins } = core.from;
  const start = emitSource(emitter, first, frame);
  let scope: Scope = { relations: [start.relation], outer: frame.outer };
  let text = `FROM ${start.text}`;
  for (const { kind, source, on } of joins) {
    const next = emitSource(emitter, source, frame);
    if (scope.relations.some(({ name }) => name === next.relation.name)) {
      emitter.fail(`two tables named ${next.relation.name}`, core.at);
    }
    scope = { relations: [...scope.relations, next.relation], outer: frame.outer };
    text += kind === 'COMMA' ? `, ${next.text}` : ` ${kind} JOIN ${next.text}`;
    if (on) text += ` ON ${emitter.condition(on, scope)}`;
  }
  return { text, scope };
}

function emitSource(
  emitter: Emitter,
  source: Source,
  frame: Frame,
): { readonly text: string; readonly relation: Relation } {
  if (source.kind === 'derived') {
    // It cannot refer to its neighbours nor to what is around them.
    const { text, columns } = emitter.query(source.query, { outer: null, ctes: frame.ctes });
    const printed = emitter.alias(source.alias);
    const relation = { name: source.alias.text, printed, columns: offered(columns) };
    return { text: `(${text}) ${printed}`, relation };
  }
  const cte = frame.ctes.find(({ name }) => name === source.table.text);
  const table = cte ? null : tableNamed(emitter.tables, source.table.text);
  if (!cte && !table) return emitter.fail(`unknown table ${source.table.text}`, source.table.at);
  const printedTable = cte ? cte.printed : `"${table?.oracleName}"`;
  const alias = source.alias ? emitter.alias(source.alias) : null;
  return {
    text: alias ? `${printedTable} ${alias}` : printedTable,
    relation: {
      name: source.alias?.text ?? source.table.text,
      printed: alias ?? printedTable,
      columns: cte?.columns ?? (table ? columnsOf(table) : new Map()),
    },
  };
}

function offered(columns: Columns): ReadonlyMap<string, Offered> {
  return new Map(
    columns.flatMap(({ name, printed, column, scalar }) =>
      name !== null && printed !== null ? [[name, { printed, column, scalar }] as const] : [],
    ),
  );
}

/** A bare name is first the alias of an item, as in both databases; only then a column. */
function emitOrder(emitter: Emitter, item: OrderItem, scope: Scope, core: SelectCore): string {
  const { value } = item;
  if (value.kind === 'column' && !value.qualifier) {
    const named = core.items.find(({ alias }) => alias?.text === value.name.text);
    if (named?.alias) return withDirection(emitter.alias(named.alias), item);
  }
  return emitOrderItem(emitter, item, scope);
}

function emitPaging(emitter: Emitter, { limit, offset }: Query): string[] {
  const skips = offset && !(offset.kind === 'param' && emitter.isZeroOffset(offset.number)) ? offset : null;
  const write = (count: Value) =>
    emitter.value(count, { relations: [], outer: null }, { column: null, scalar: 'int', use: 'count' }).text;
  return [
    ...(skips ? [`OFFSET ${write(skips)} ROWS`] : []),
    ...(limit ? [`FETCH ${skips ? 'NEXT' : 'FIRST'} ${write(limit)} ROWS ONLY`] : []),
  ];
}

function refuseLobs(emitter: Emitter, columns: Columns, at: number): void {
  const lob = columns.find(({ column }) => isLob(column));
  if (lob) emitter.fail(`${lob.name} cannot be compared or sorted on Oracle`, at);
}
