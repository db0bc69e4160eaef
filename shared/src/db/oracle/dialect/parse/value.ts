import type { CastType, Expression, OrderItem, Value, Window } from '../ast';
import { AGGREGATES, arityOf, WINDOW_FUNCTIONS } from '../vocabulary';
import type { Cursor } from './cursor';

/** The whole expression grammar, which parenthesised operands fall back on. */
export type ParseExpression = (cursor: Cursor) => Expression;

const VALUES: ReadonlySet<string> = new Set<Value['kind']>([
  ...(['column', 'param', 'number', 'string', 'boolean', 'null', 'default', 'call', 'cast'] as const),
  ...(['binary', 'negative', 'case', 'subquery', 'atUtc', 'parens'] as const),
]);

/** Tells values from conditions. */
export function isValue(node: Expression): node is Value {
  return VALUES.has(node.kind);
}

/** An operand: a literal, bind, column, call, CASE, CAST, sub-select or something in parentheses. */
export function parseOperand(cursor: Cursor, parse: ParseExpression): Expression {
  let node = parsePrimary(cursor, parse);
  for (;;) {
    if (cursor.isOperator('::')) node = parsePostgresCast(cursor, node);
    else if (cursor.isWord('AT') && cursor.isWord('TIME', 1)) node = parseAtUtc(cursor, node);
    else return node;
  }
}

function parsePrimary(cursor: Cursor, parse: ParseExpression): Expression {
  const token = cursor.peek();
  const { at } = token;
  switch (token.kind) {
    case 'param':
      cursor.next();
      return { kind: 'param', number: Number(token.text), at };
    case 'number':
      cursor.next();
      return { kind: 'number', text: token.text, at };
    case 'string':
      if (token.text === "''") cursor.fail("the literal '' is NULL on Oracle");
      cursor.next();
      return { kind: 'string', text: token.text, at };
    case 'quoted':
      return parseColumn(cursor);
    case 'operator':
      return parseSigned(cursor, parse);
    case 'word':
      return parseWord(cursor, parse);
    case 'end':
      return cursor.fail('unexpected end');
  }
}

function parseSigned(cursor: Cursor, parse: ParseExpression): Expression {
  const { at } = cursor.peek();
  if (cursor.takeOperator('-')) {
    cursor.only('raw', 'a sign', at);
    return {
      kind: 'negative',
      operand: value(
        cursor,
        cursor.nested(() => parseOperand(cursor, parse)),
      ),
      at,
    };
  }
  if (!cursor.isOperator('(')) return cursor.fail('unexpected operator');
  if (cursor.isQuery(1)) return { kind: 'subquery', query: cursor.parens(() => cursor.query()), at };
  const operand = cursor.parens(() => parse(cursor));
  return isValue(operand) ? { kind: 'parens', operand, at } : { kind: 'grouped', operand, at };
}

function parseWord(cursor: Cursor, parse: ParseExpression): Expression {
  const { at, text } = cursor.peek();
  if (text === 'CASE') return parseCase(cursor, parse);
  if (text === 'CAST' && cursor.isOperator('(', 1)) return parseCast(cursor, parse);
  if (cursor.takeWords('NULL')) return { kind: 'null', at };
  if (cursor.takeWords('DEFAULT')) return { kind: 'default', at };
  if (cursor.takeWords('TRUE')) return { kind: 'boolean', value: true, at };
  if (cursor.takeWords('FALSE')) return { kind: 'boolean', value: false, at };
  if (cursor.isOperator('(', 1)) return parseCall(cursor, parse);
  return parseColumn(cursor);
}

/** `column`, `table.column` or `"public"."table"."column"`. */
function parseColumn(cursor: Cursor): Value {
  const { at } = cursor.peek();
  const first = cursor.name();
  if (!cursor.takeOperator('.')) return { kind: 'column', qualifier: null, name: first, at };
  const second = cursor.name(true);
  if (!cursor.takeOperator('.')) return { kind: 'column', qualifier: first, name: second, at };
  if (first.text !== 'public') cursor.fail(`unknown schema ${first.text}`, first.at);
  return { kind: 'column', qualifier: second, name: cursor.name(true), at };
}

function parseCall(cursor: Cursor, parse: ParseExpression): Value {
  const { at, text: name, written } = cursor.next();
  const arity = arityOf(name, cursor.dialect);
  if (!arity) cursor.fail(`unknown function ${written}`, at);
  const call = cursor.parens(() => {
    if (name === 'COUNT' && cursor.takeOperator('*')) return { args: '*' as const, isDistinct: false };
    const isDistinct = AGGREGATES.has(name) && cursor.takeWords('DISTINCT');
    if (cursor.isOperator(')')) return { args: [], isDistinct };
    return { args: cursor.list(() => value(cursor, parse(cursor))), isDistinct };
  });
  const count = call.args === '*' ? 1 : call.args.length;
  if (count < arity[0] || count > arity[1]) cursor.fail(`${name} with ${count} arguments`, at);
  const over = parseOver(cursor, parse, name);
  if (name === 'TO_CHAR') checkFormat(cursor, call.args);
  return { kind: 'call', name, ...call, over, at };
}

// Both databases read these letters alike; others they do not.
function checkFormat(cursor: Cursor, args: readonly Value[] | '*'): void {
  const format = args === '*' ? undefined : args[1];
  if (format?.kind !== 'string' || !/^'(?:YYYY|MM|DD|HH24|MI|SS|[-:. ]|"T")+'$/.test(format.text)) {
    cursor.fail('TO_CHAR takes a literal of YYYY MM DD HH24 MI SS', format?.at);
  }
}

function parseOver(cursor: Cursor, parse: ParseExpression, name: string): Window | null {
  const { at } = cursor.peek();
  if (!(cursor.isWord('OVER') && cursor.isOperator('(', 1))) {
    if (WINDOW_FUNCTIONS.has(name)) cursor.fail(`${name} without OVER`, at);
    return null;
  }
  if (!WINDOW_FUNCTIONS.has(name) && !AGGREGATES.has(name)) cursor.fail(`${name} with OVER`, at);
  cursor.next();
  return cursor.parens(() => ({
    partitionBy: cursor.takeWords('PARTITION', 'BY') ? cursor.list(() => value(cursor, parse(cursor))) : [],
    orderBy: cursor.takeWords('ORDER', 'BY') ? cursor.list(() => parseOrderItem(cursor, parse)) : [],
  }));
}

/** One item of ORDER BY. */
export function parseOrderItem(cursor: Cursor, parse: ParseExpression): OrderItem {
  const item = value(cursor, parse(cursor));
  const direction = cursor.takeWords('ASC') ? 'ASC' : cursor.takeWords('DESC') ? 'DESC' : null;
  if (!cursor.takeWords('NULLS')) return { value: item, direction, nulls: null };
  if (cursor.takeWords('FIRST')) return { value: item, direction, nulls: 'FIRST' };
  cursor.expectWords('LAST');
  return { value: item, direction, nulls: 'LAST' };
}

function parseCase(cursor: Cursor, parse: ParseExpression): Value {
  const { at } = cursor.next();
  const branches = [];
  while (cursor.takeWords('WHEN')) {
    const when = cursor.nested(() => parse(cursor));
    if (isValue(when)) cursor.fail('expected a condition', when.at);
    cursor.expectWords('THEN');
    branches.push({ when, result: value(cursor, parse(cursor)) });
  }
  if (branches.length === 0) cursor.fail('CASE takes WHEN conditions');
  const otherwise = cursor.takeWords('ELSE') ? value(cursor, parse(cursor)) : null;
  cursor.expectWords('END');
  return { kind: 'case', branches, otherwise, at };
}

/** CAST; Prisma's cast of an enum, `CAST($1::text AS "public"."Status")`, is its operand. */
function parseCast(cursor: Cursor, parse: ParseExpression): Value {
  const { at } = cursor.next();
  return cursor.parens(() => {
    const operand = value(cursor, parse(cursor));
    cursor.expectWords('AS');
    if (cursor.peek().kind !== 'quoted') {
      cursor.only('raw', 'CAST', at);
      return { kind: 'cast', operand, type: parseType(cursor), at } as const;
    }
    cursor.only('prisma', 'a cast to an own type', at);
    cursor.name();
    if (cursor.takeOperator('.')) cursor.name();
    if (cursor.isOperator('[')) cursor.fail('arrays are not supported');
    return operand;
  });
}

function parseType(cursor: Cursor): CastType {
  if (cursor.takeWords('INTEGER')) return { name: 'INTEGER' };
  if (cursor.takeWords('BIGINT')) return { name: 'BIGINT' };
  if (cursor.takeWords('DOUBLE', 'PRECISION')) return { name: 'DOUBLE PRECISION' };
  const whole = () => {
    const token = cursor.next();
    if (token.kind !== 'number' || !/^\d{1,4}$/.test(token.text)) cursor.fail('expected a length', token.at);
    return token.text;
  };
  if (cursor.takeWords('VARCHAR')) return { name: 'VARCHAR', length: cursor.parens(whole) };
  if (!cursor.takeWords('NUMERIC')) return cursor.fail('unknown type of CAST');
  return cursor.parens(() => {
    const precision = whole();
    cursor.expectOperator(',');
    return { name: 'NUMERIC', precision, scale: whole() };
  });
}

/** `x::text`, which Prisma writes around enums and LIKE; VARCHAR2 needs nothing of it. */
function parsePostgresCast(cursor: Cursor, operand: Expression): Value {
  cursor.only('prisma', ':: (write CAST)');
  const { at } = cursor.next();
  if (!cursor.takeWords('TEXT')) cursor.fail('unknown cast: JSON filters and lists are not supported', at);
  return value(cursor, operand);
}

function parseAtUtc(cursor: Cursor, operand: Expression): Value {
  cursor.only('raw', 'AT TIME ZONE');
  const { at } = cursor.peek();
  cursor.expectWords('AT', 'TIME', 'ZONE');
  const zone = cursor.next();
  if (zone.text !== "'UTC'") cursor.fail("AT TIME ZONE takes 'UTC'", zone.at);
  return { kind: 'atUtc', operand: value(cursor, operand), at };
}

/** Refuses a condition where a value must stand: neither database that we serve has both in one place. */
export function value(cursor: Cursor, node: Expression): Value {
  if (!isValue(node)) cursor.fail('a condition cannot be a value', node.at);
  return node;
}
