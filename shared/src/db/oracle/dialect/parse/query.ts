import type { Join, Name, Query, SelectCore, SelectItem, Source, Value } from '../ast';
import type { Cursor } from './cursor';
import { parseCondition, parseExpression, parseValue } from './expression';
import { parseOrderItem } from './value';

/** A query at the cursor, with its CTEs, unions, order, paging and lock. */
export function parseQuery(cursor: Cursor): Query {
  const { at } = cursor.peek();
  const ctes = parseCtes(cursor);
  const first = parseCore(cursor);
  const unions = [];
  while (cursor.takeWords('UNION')) {
    cursor.only('raw', 'UNION');
    unions.push({ isAll: cursor.takeWords('ALL'), core: parseCore(cursor) });
  }
  const orderBy = cursor.takeWords('ORDER', 'BY')
    ? cursor.list(() => parseOrderItem(cursor, parseExpression))
    : [];
  const { limit, offset } = cursor.dialect === 'prisma' ? parsePrismaPaging(cursor) : parsePaging(cursor);
  return { ctes, first, unions, orderBy, limit, offset, lock: parseLock(cursor), at };
}

function parseCtes(cursor: Cursor): Query['ctes'] {
  if (!cursor.takeWords('WITH')) return [];
  return cursor.list(() => {
    const name = cursor.name();
    cursor.expectWords('AS');
    return { name, query: cursor.parens(() => parseQuery(cursor)) };
  });
}

function parseCore(cursor: Cursor): SelectCore {
  const { at } = cursor.peek();
  cursor.expectWords('SELECT');
  const isDistinct = cursor.takeWords('DISTINCT');
  const items = cursor.list(() => parseItem(cursor));
  const from = cursor.takeWords('FROM') ? parseFrom(cursor) : null;
  return {
    isDistinct,
    items,
    from,
    where: cursor.takeWords('WHERE') ? parseCondition(cursor) : null,
    groupBy: cursor.takeWords('GROUP', 'BY') ? cursor.list(() => parseValue(cursor)) : [],
    having: cursor.takeWords('HAVING') ? parseCondition(cursor) : null,
    at,
  };
}

/** One item of a select list or of RETURNING; its alias needs AS. */
export function parseItem(cursor: Cursor): SelectItem {
  const value = parseValue(cursor);
  if (value.kind === 'default') cursor.fail('DEFAULT is no value here', value.at);
  return { value, alias: cursor.takeWords('AS') ? cursor.name(true) : null };
}

function parseFrom(cursor: Cursor): NonNullable<SelectCore['from']> {
  const first = parseSource(cursor);
  const joins: Join[] = [];
  for (;;) {
    const kind = parseJoinKind(cursor);
    if (!kind) return { first, joins };
    const source = parseSource(cursor);
    let on = null;
    if (kind === 'INNER' || kind === 'LEFT') {
      cursor.expectWords('ON');
      on = parseCondition(cursor);
    }
    joins.push({ kind, source, on });
  }
}

function parseJoinKind(cursor: Cursor): Join['kind'] | null {
  if (cursor.takeOperator(',')) {
    cursor.only('raw', 'a comma in FROM');
    return 'COMMA';
  }
  if (cursor.takeWords('JOIN') || cursor.takeWords('INNER', 'JOIN')) return 'INNER';
  if (cursor.takeWords('LEFT', 'JOIN') || cursor.takeWords('LEFT', 'OUTER', 'JOIN')) return 'LEFT';
  return cursor.takeWords('CROSS', 'JOIN') ? 'CROSS' : null;
}

function parseSource(cursor: Cursor): Source {
  if (!cursor.isOperator('(')) {
    const table = parseTable(cursor);
    return { kind: 'table', table, alias: parseSourceAlias(cursor) };
  }
  const query = cursor.parens(() => parseQuery(cursor));
  const alias = parseSourceAlias(cursor);
  if (!alias) cursor.fail('a sub-select in FROM needs an alias');
  return { kind: 'derived', query, alias };
}

/** Prisma writes AS before the alias of a table; Oracle has no such AS, so raw SQL must not. */
export function parseSourceAlias(cursor: Cursor): Name | null {
  if (cursor.isWord('AS')) {
    cursor.only('prisma', 'AS before the alias of a table');
    cursor.next();
    return cursor.name();
  }
  return cursor.dialect === 'raw' && cursor.isName() && !isClause(cursor) ? cursor.name() : null;
}

// Words that may be names elsewhere, but begin a clause behind a table.
function isClause(cursor: Cursor): boolean {
  return cursor.isWord('SET') || cursor.isWord('VALUES');
}

/** `"public"."orders"` or `orders`. */
export function parseTable(cursor: Cursor): Name {
  const first = cursor.name();
  if (!cursor.takeOperator('.')) return first;
  if (first.text !== 'public') cursor.fail(`unknown schema ${first.text}`, first.at);
  return cursor.name();
}

/** LIMIT, OFFSET as Prisma writes them. */
function parsePrismaPaging(cursor: Cursor): { limit: Value | null; offset: Value | null } {
  const limit = cursor.takeWords('LIMIT') ? parseCountBind(cursor) : null;
  const offset = cursor.takeWords('OFFSET') ? parseCountBind(cursor) : null;
  return { limit, offset };
}

/** OFFSET n ROWS FETCH FIRST|NEXT m ROWS ONLY. */
function parsePaging(cursor: Cursor): { limit: Value | null; offset: Value | null } {
  let offset: Value | null = null;
  let limit: Value | null = null;
  if (cursor.takeWords('OFFSET')) {
    offset = parseCountBind(cursor);
    if (!cursor.takeWords('ROWS')) cursor.expectWords('ROW');
  }
  if (cursor.takeWords('FETCH')) {
    if (!cursor.takeWords('NEXT')) cursor.expectWords('FIRST');
    limit = parseCountBind(cursor);
    if (!cursor.takeWords('ROWS')) cursor.expectWords('ROW');
    cursor.expectWords('ONLY');
  }
  return { limit, offset };
}

function parseCountBind(cursor: Cursor): Value {
  const { kind, text, at } = cursor.next();
  if (kind === 'param') return { kind: 'param', number: Number(text), at };
  if (kind === 'number' && /^\d+$/.test(text)) return { kind: 'number', text, at };
  return cursor.fail('paging takes a bind or a whole number', at);
}

function parseLock(cursor: Cursor): Query['lock'] {
  if (!cursor.takeWords('FOR', 'UPDATE')) return null;
  cursor.only('raw', 'FOR UPDATE');
  if (cursor.takeWords('SKIP', 'LOCKED')) return 'skip';
  return cursor.takeWords('NOWAIT') ? 'nowait' : 'wait';
}
