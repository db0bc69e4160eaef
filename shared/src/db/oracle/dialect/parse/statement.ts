import type { Assignment, Conflict, Name, Query, SelectItem, Statement, Value, Write } from '../ast';
import { tokenize } from '../lexer';
import type { Dialect } from '../vocabulary';
import { Cursor } from './cursor';
import { parseCondition, parseValue } from './expression';
import { parseItem, parseQuery, parseSourceAlias, parseTable } from './query';

/** A statement and what the names of its binds depend on. */
export interface Parsed {
  readonly statement: Statement;
  readonly bindLists: Cursor['bindLists'];
  /** The highest bind number. */
  readonly bindCount: number;
}

/**
 * Parses one statement from `from` on.
 *
 * @throws UnsupportedSqlError for anything that the dialect does not have
 */
export function parseStatement(sql: string, dialect: Dialect, from = 0): Parsed {
  const tokens = tokenize(sql, dialect, from);
  const cursor = new Cursor(sql, dialect, tokens, parseQuery);
  const statement = parseAny(cursor);
  if (cursor.peek().kind !== 'end') cursor.fail('unexpected rest');
  const bindCount = tokens.reduce(
    (max, { kind, text }) => (kind === 'param' ? Math.max(max, Number(text)) : max),
    0,
  );
  return { statement, bindLists: cursor.bindLists, bindCount };
}

function parseAny(cursor: Cursor): Statement {
  if (cursor.isQuery()) return { kind: 'select', query: parseQuery(cursor) };
  if (cursor.isWord('INSERT')) return parseInsert(cursor);
  if (cursor.isWord('UPDATE')) return parseUpdate(cursor);
  if (cursor.isWord('DELETE')) return parseDelete(cursor);
  return cursor.fail('unknown statement');
}

function parseInsert(cursor: Cursor): Write {
  const { at } = cursor.peek();
  cursor.expectWords('INSERT', 'INTO');
  const table = parseTable(cursor);
  const columns = cursor.isOperator('(') ? cursor.parens(() => cursor.list(() => cursor.name(true))) : [];
  const source = parseInsertSource(cursor, columns);
  const conflict = parseConflict(cursor);
  return { kind: 'insert', table, columns, source, conflict, returning: parseReturning(cursor), at };
}

function parseInsertSource(cursor: Cursor, columns: readonly Name[]): readonly (readonly Value[])[] | Query {
  if (columns.length === 0) {
    cursor.expectWords('DEFAULT', 'VALUES');
    return [[]];
  }
  if (cursor.isQuery()) {
    cursor.only('raw', 'INSERT of a SELECT');
    return parseQuery(cursor);
  }
  cursor.expectWords('VALUES');
  return cursor.list(() => {
    const row = cursor.parens(() => cursor.list(() => parseValue(cursor)));
    if (row.length !== columns.length) cursor.fail('VALUES do not match the columns');
    return row;
  });
}

function parseConflict(cursor: Cursor): Conflict | null {
  if (!cursor.takeWords('ON', 'CONFLICT')) return null;
  cursor.only('prisma', 'ON CONFLICT');
  if (cursor.takeWords('DO', 'NOTHING')) return { kind: 'nothing' };
  const key = cursor.parens(() => cursor.list(() => cursor.name()));
  cursor.expectWords('DO', 'UPDATE', 'SET');
  const set = parseAssignments(cursor);
  const where = cursor.takeWords('WHERE') ? parseCondition(cursor) : null;
  return { kind: 'update', key, set, where };
}

function parseUpdate(cursor: Cursor): Write {
  const { at } = cursor.peek();
  cursor.expectWords('UPDATE');
  const table = parseTable(cursor);
  const alias = parseSourceAlias(cursor);
  cursor.expectWords('SET');
  const set = parseAssignments(cursor);
  const where = cursor.takeWords('WHERE') ? parseCondition(cursor) : null;
  return { kind: 'update', table, alias, set, where, returning: parseReturning(cursor), at };
}

function parseDelete(cursor: Cursor): Write {
  const { at } = cursor.peek();
  cursor.expectWords('DELETE', 'FROM');
  const table = parseTable(cursor);
  const alias = parseSourceAlias(cursor);
  const where = cursor.takeWords('WHERE') ? parseCondition(cursor) : null;
  return { kind: 'delete', table, alias, where, returning: parseReturning(cursor), at };
}

function parseAssignments(cursor: Cursor): Assignment[] {
  return cursor.list(() => {
    const column = cursor.name(true);
    cursor.expectOperator('=');
    return { column, value: parseValue(cursor) };
  });
}

function parseReturning(cursor: Cursor): SelectItem[] {
  return cursor.takeWords('RETURNING') ? cursor.list(() => parseItem(cursor)) : [];
}
