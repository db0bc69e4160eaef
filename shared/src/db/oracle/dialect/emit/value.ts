import type { CastType, Value } from '../ast';
import type { PlanScalar } from '../plan';
import { emitCall } from './call';
import { type Emitted, type Emitter, type Hint, UNTYPED } from './emitter';
import { resolveColumn, type Scope, type Typed } from './scope';

const STRING: Hint = { column: null, scalar: 'string' };

/** Writes a value. `hint` is the type that its surroundings expect, for the binds in it. */
export function emitValue(emitter: Emitter, node: Value, scope: Scope, hint: Hint = UNTYPED): Emitted {
  switch (node.kind) {
    case 'column': {
      const resolved = resolveColumn(scope, node.qualifier, node.name);
      if (resolved.problem !== null) emitter.fail(resolved.problem, node.at);
      return { text: resolved.printed, column: resolved.column, scalar: resolved.scalar };
    }
    case 'param':
      return { text: emitter.bind(node.number, hint), column: hint.column, scalar: hint.scalar };
    case 'number':
      return { text: node.text, column: null, scalar: /^\d{1,9}$/.test(node.text) ? 'int' : 'decimal' };
    case 'string':
      return { text: node.text, column: null, scalar: 'string' };
    case 'boolean':
      return { text: node.value ? '1' : '0', column: null, scalar: 'boolean' };
    case 'null':
      return { text: 'NULL', ...UNTYPED };
    case 'default':
      return emitter.fail('DEFAULT is no value here', node.at);
    case 'call':
      return emitCall(emitter, node, scope, hint);
    case 'cast':
      return emitCast(emitter, node, scope);
    case 'binary':
      return emitBinary(emitter, node, scope, hint);
    case 'negative': {
      const operand = emitter.value(node.operand, scope, hint);
      return { text: `-${operand.text}`, column: null, scalar: operand.scalar };
    }
    case 'case':
      return emitCase(emitter, node, scope, hint);
    case 'subquery': {
      const { text, columns } = emitter.query(node.query, { outer: scope });
      const [column] = columns;
      if (!column || columns.length > 1) emitter.fail('a sub-select as a value has one column', node.at);
      return { text: `(${text})`, column: column.column, scalar: column.scalar };
    }
    case 'atUtc': {
      const operand = emitter.value(node.operand, scope);
      if (operand.scalar !== 'datetime') emitter.fail('AT TIME ZONE takes an instant column', node.at);
      return { text: `${operand.text} AT TIME ZONE 'UTC'`, ...UNTYPED };
    }
    case 'parens': {
      const operand = emitter.value(node.operand, scope, hint);
      return { ...operand, text: `(${operand.text})` };
    }
  }
}

/** A bind tells nothing of its type, so what it meets is written first. */
export function isBind(node: Value): boolean {
  return node.kind === 'param' || (node.kind === 'parens' && isBind(node.operand));
}

/** Writes two values that meet, each with the type of the other as hint. */
export function emitPair(
  emitter: Emitter,
  pair: { readonly left: Value; readonly right: Value },
  scope: Scope,
  hint: Hint = UNTYPED,
): readonly [Emitted, Emitted] {
  if (isBind(pair.left)) {
    const right = emitter.value(pair.right, scope, hint);
    return [emitter.value(pair.left, scope, known(right, hint)), right];
  }
  const left = emitter.value(pair.left, scope, hint);
  return [left, emitter.value(pair.right, scope, known(left, hint))];
}

function known(typed: Typed, otherwise: Hint): Hint {
  return typed.scalar === null ? otherwise : { column: typed.column, scalar: typed.scalar };
}

function emitBinary(
  emitter: Emitter,
  node: Extract<Value, { kind: 'binary' }>,
  scope: Scope,
  hint: Hint,
): Emitted {
  const { operator } = node;
  if (operator === '||') {
    const side = hint.use === 'pattern' ? { ...STRING, use: 'pattern' as const } : STRING;
    const left = emitter.value(node.left, scope, side);
    const right = emitter.value(node.right, scope, side);
    return { text: `${left.text} || ${right.text}`, column: null, scalar: 'string' };
  }
  const [left, right] = emitPair(emitter, node, scope, hint);
  const scalar = arithmetic(left.scalar, right.scalar);
  // PostgreSQL cuts the quotient of two whole numbers, Oracle does not.
  if (operator === '/' && scalar !== 'float' && scalar !== 'decimal') {
    emitter.fail('the quotient of whole numbers differs between the databases', node.at);
  }
  return { text: `${left.text} ${operator} ${right.text}`, column: null, scalar };
}

const WIDTH: readonly PlanScalar[] = ['int', 'bigint', 'decimal', 'float'];

function arithmetic(left: PlanScalar | null, right: PlanScalar | null): PlanScalar | null {
  if (left === null || right === null) return null;
  const widest = Math.max(WIDTH.indexOf(left), WIDTH.indexOf(right));
  return WIDTH.indexOf(left) < 0 || WIDTH.indexOf(right) < 0 ? null : (WIDTH[widest] ?? null);
}

function emitCase(
  emitter: Emitter,
  node: Extract<Value, { kind: 'case' }>,
  scope: Scope,
  hint: Hint,
): Emitted {
  const results = [...node.branches.map(({ result }) => result), ...(node.otherwise ? [node.otherwise] : [])];
  // The first result that knows its type tells the binds among the others.
  const first = results.find((result) => !isBind(result) && result.kind !== 'null');
  const type = first && hint.scalar === null ? known(emitter.value(first, scope, hint), hint) : hint;
  let typed: Typed = UNTYPED;
  const write = (result: Value): string => {
    const emitted = emitter.value(result, scope, type);
    if (typed.scalar === null) typed = emitted;
    return emitted.text;
  };
  const branches = node.branches.map(
    ({ when, result }) => `WHEN ${emitter.condition(when, scope)} THEN ${write(result)}`,
  );
  const otherwise = node.otherwise ? ` ELSE ${write(node.otherwise)}` : '';
  return {
    text: `CASE ${branches.join(' ')}${otherwise} END`,
    column: typed.column,
    scalar: typed.scalar,
  };
}

function emitCast(emitter: Emitter, node: Extract<Value, { kind: 'cast' }>, scope: Scope): Emitted {
  const { printed, scalar } = castOf(node.type);
  const operand = emitter.value(node.operand, scope, { column: null, scalar });
  return { text: `CAST(${operand.text} AS ${printed})`, column: null, scalar };
}

function castOf(type: CastType): { readonly printed: string; readonly scalar: PlanScalar } {
  switch (type.name) {
    case 'INTEGER':
      return { printed: 'NUMBER(10)', scalar: 'int' };
    case 'BIGINT':
      return { printed: 'NUMBER(19)', scalar: 'bigint' };
    case 'DOUBLE PRECISION':
      return { printed: 'BINARY_DOUBLE', scalar: 'float' };
    case 'VARCHAR':
      return { printed: `VARCHAR2(${type.length} CHAR)`, scalar: 'string' };
    case 'NUMERIC':
      return { printed: `NUMBER(${type.precision},${type.scale})`, scalar: 'decimal' };
  }
}
