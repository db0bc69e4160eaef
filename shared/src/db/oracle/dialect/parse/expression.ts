import type { Condition, Expression, Value } from '../ast';
import type { Cursor } from './cursor';
import { isValue, parseOperand, value } from './value';

const COMPARISONS: ReadonlySet<string> = new Set(['=', '<>', '<', '>', '<=', '>=']);

/** A value where nothing else may stand. */
export function parseValue(cursor: Cursor): Value {
  return value(cursor, parseExpression(cursor));
}

/** A condition where nothing else may stand; a bare boolean column is none (compare it with a bind). */
export function parseCondition(cursor: Cursor): Condition {
  return condition(cursor, parseExpression(cursor));
}

/** Any expression, by precedence from OR down to operands. */
export function parseExpression(cursor: Cursor): Expression {
  return parseLogic(cursor, 'OR', () => parseLogic(cursor, 'AND', () => parseNot(cursor)));
}

function parseLogic(cursor: Cursor, operator: 'AND' | 'OR', parseItem: () => Expression): Expression {
  const first = parseItem();
  if (!cursor.isWord(operator)) return first;
  const items = [condition(cursor, first)];
  while (cursor.takeWords(operator)) items.push(condition(cursor, parseItem()));
  return { kind: 'logic', operator, items, at: first.at };
}

function parseNot(cursor: Cursor): Expression {
  const { at } = cursor.peek();
  if (!cursor.takeWords('NOT')) return parsePredicate(cursor);
  return {
    kind: 'not',
    operand: condition(
      cursor,
      cursor.nested(() => parseNot(cursor)),
    ),
    at,
  };
}

function parsePredicate(cursor: Cursor): Expression {
  const { at } = cursor.peek();
  if (cursor.isWord('EXISTS') && cursor.isOperator('(', 1)) {
    cursor.next();
    return { kind: 'exists', query: cursor.parens(() => cursor.query()), at };
  }
  const left = parseConcatenation(cursor);
  const token = cursor.peek();
  if (token.kind === 'operator' && COMPARISONS.has(token.text)) {
    cursor.next();
    const right = value(cursor, parseConcatenation(cursor));
    return { kind: 'compare', operator: token.text, left: value(cursor, left), right, at: token.at };
  }
  if (token.kind !== 'word') return left;
  if (cursor.takeWords('IS')) {
    const isNegated = cursor.takeWords('NOT');
    cursor.expectWords('NULL');
    return { kind: 'isNull', isNegated, operand: value(cursor, left), at: token.at };
  }
  return parseSetPredicate(cursor, left);
}

/** [NOT] IN, LIKE, ILIKE, BETWEEN. */
function parseSetPredicate(cursor: Cursor, operand: Expression): Expression {
  const { at } = cursor.peek();
  const isNegated = cursor.takeWords('NOT');
  if (cursor.takeWords('IN')) {
    const left = value(cursor, operand);
    const list = cursor.parens(() =>
      cursor.isQuery() ? cursor.query() : cursor.list(() => parseValue(cursor)),
    );
    if ('length' in list) noteBindList(cursor, list);
    return { kind: 'in', isNegated, left, list, at };
  }
  if (cursor.takeWords('BETWEEN')) {
    const low = value(cursor, parseConcatenation(cursor));
    cursor.expectWords('AND');
    const high = value(cursor, parseConcatenation(cursor));
    return { kind: 'between', isNegated, left: value(cursor, operand), low, high, at };
  }
  const isCaseless = cursor.isWord('ILIKE');
  if (isCaseless) cursor.only('prisma', 'ILIKE', at);
  if (isCaseless ? cursor.takeWords('ILIKE') : cursor.takeWords('LIKE')) {
    const right = value(cursor, parseConcatenation(cursor));
    const escapedBy = parseEscape(cursor, at);
    return { kind: 'like', isNegated, isCaseless, left: value(cursor, operand), right, escapedBy, at };
  }
  return isNegated ? cursor.fail('expected IN, LIKE or BETWEEN') : operand;
}

/** The bind of `$1` or `LOWER($1)`, 0 for anything else. */
export function listedBind(item: Value): number {
  if (item.kind === 'param') return item.number;
  if (item.kind !== 'call' || item.name !== 'LOWER' || item.args === '*') return 0;
  const [operand] = item.args;
  return operand?.kind === 'param' ? operand.number : 0;
}

function noteBindList(cursor: Cursor, items: readonly Value[]): void {
  const binds = items.map(listedBind);
  const first = binds[0] ?? 0;
  if (first > 0 && binds.every((bind, index) => bind === first + index)) {
    cursor.bindLists.push({ first, last: first + binds.length - 1 });
  }
}

// PostgreSQL escapes with a backslash unless told otherwise, Oracle with nothing: raw SQL must say it. Prisma's
// own patterns are not escaped, and ESCAPE '\' would make a lone backslash of a visitor an error.
function parseEscape(cursor: Cursor, at: number): string | null {
  if (cursor.dialect === 'prisma') return null;
  if (!cursor.takeWords('ESCAPE')) cursor.fail("LIKE without ESCAPE '!' differs between the databases", at);
  const token = cursor.next();
  if (token.kind !== 'string' || !/^'[^\\%_']'$/.test(token.text)) {
    cursor.fail('ESCAPE takes one character other than a backslash', token.at);
  }
  return token.text;
}

/** `||` binds weaker than + and - in PostgreSQL and alike in Oracle, so mixing them needs parentheses. */
function parseConcatenation(cursor: Cursor): Expression {
  let left = parseSum(cursor);
  while (cursor.isOperator('||')) {
    const { at } = cursor.next();
    const right = parseSum(cursor);
    for (const side of [left, right]) {
      if (side.kind === 'binary' && side.operator !== '||')
        cursor.fail('|| beside + - * / needs parentheses', at);
    }
    left = { kind: 'binary', operator: '||', left: value(cursor, left), right: value(cursor, right), at };
  }
  return left;
}

function parseSum(cursor: Cursor): Expression {
  let left = parseProduct(cursor);
  for (;;) {
    const operator = cursor.isOperator('+') ? '+' : cursor.isOperator('-') ? '-' : null;
    if (!operator) return left;
    const { at } = cursor.next();
    const right = value(cursor, parseProduct(cursor));
    left = { kind: 'binary', operator, left: value(cursor, left), right, at };
  }
}

function parseProduct(cursor: Cursor): Expression {
  let left = parseOperand(cursor, parseExpression);
  for (;;) {
    const operator = cursor.isOperator('*') ? '*' : cursor.isOperator('/') ? '/' : null;
    if (!operator) return left;
    const { at } = cursor.next();
    const right = value(cursor, parseOperand(cursor, parseExpression));
    left = { kind: 'binary', operator, left: value(cursor, left), right, at };
  }
}

function condition(cursor: Cursor, node: Expression): Condition {
  if (isValue(node)) cursor.fail('expected a condition', node.at);
  return node;
}
