import type { Condition, Value } from '../ast';
import { listedBind } from '../parse/expression';
import { type Emitted, type Emitter, type Hint, UNTYPED } from './emitter';
import type { Scope } from './scope';
import { emitPair } from './value';

/** Writes a condition. */
export function emitCondition(emitter: Emitter, node: Condition, scope: Scope): string {
  switch (node.kind) {
    case 'logic':
      return node.items.map((item) => emitter.condition(item, scope)).join(` ${node.operator} `);
    case 'not':
      return `NOT ${emitter.condition(node.operand, scope)}`;
    case 'grouped':
      return `(${emitter.condition(node.operand, scope)})`;
    case 'exists':
      return `EXISTS (${emitter.query(node.query, { outer: scope }).text})`;
    case 'isNull':
      return `${emitter.value(node.operand, scope).text} IS ${node.isNegated ? 'NOT ' : ''}NULL`;
    case 'compare': {
      const pair = emitPair(emitter, node, scope);
      for (const side of pair) emitter.comparable(side, node.at);
      return `${pair[0].text} ${node.operator} ${pair[1].text}`;
    }
    case 'between': {
      const left = emitter.comparable(emitter.value(node.left, scope), node.at);
      const [low, high] = [node.low, node.high].map((bound) => emitter.value(bound, scope, left).text);
      return `${left.text}${node.isNegated ? ' NOT' : ''} BETWEEN ${low} AND ${high}`;
    }
    case 'like':
      return emitLike(emitter, node, scope);
    case 'in':
      return emitIn(emitter, node, scope);
  }
}

/** ILIKE does not exist: both sides in capitals, for which an index on UPPER(column) can be made. */
function emitLike(emitter: Emitter, node: Extract<Condition, { kind: 'like' }>, scope: Scope): string {
  const left = emitter.value(node.left, scope);
  if (left.column?.scalar === 'json') emitter.fail('LIKE on JSON differs between the databases', node.at);
  const right = emitter.value(node.right, scope, { column: left.column, scalar: 'string', use: 'pattern' });
  const not = node.isNegated ? ' NOT' : '';
  if (node.isCaseless) return `UPPER(${left.text})${not} LIKE UPPER(${right.text})`;
  return `${left.text}${not} LIKE ${right.text}${node.escapedBy ? ` ESCAPE ${node.escapedBy}` : ''}`;
}

function emitIn(emitter: Emitter, node: Extract<Condition, { kind: 'in' }>, scope: Scope): string {
  const left = emitter.comparable(emitter.value(node.left, scope), node.at);
  const not = node.isNegated ? ' NOT' : '';
  if ('first' in node.list) {
    const { text, columns } = emitter.query(node.list, { outer: scope });
    if (columns.length !== 1) emitter.fail('a sub-select in IN has one column', node.at);
    return `${left.text}${not} IN (${text})`;
  }
  const items = [
    ...node.list.map((item) => emitter.value(item, scope, left).text),
    ...padding(emitter, node.list, left),
  ];
  const limit = emitter.features.maxInListLength;
  if (items.length <= limit) return `${left.text}${not} IN (${items.join(', ')})`;
  const groups = [];
  for (let from = 0; from < items.length; from += limit) {
    groups.push(`${left.text}${not} IN (${items.slice(from, from + limit).join(', ')})`);
  }
  return `(${groups.join(node.isNegated ? ' AND ' : ' OR ')})`;
}

/** Repeats the last bind of a list until its length is one of few. */
function padding(emitter: Emitter, items: readonly Value[], left: Emitted): string[] {
  const [first] = items;
  const last = items.at(-1);
  if (!first || !last) return [];
  const hint: Hint = last.kind === 'param' ? left : { ...UNTYPED, column: left.column, scalar: left.scalar };
  return emitter.names.paddingOf(listedBind(first)).map((name) => {
    const bind = emitter.bind(listedBind(last), hint, name);
    return last.kind === 'call' ? `${last.name}(${bind})` : bind;
  });
}
