import type { OrderItem, Value, Window } from '../ast';
import type { PlanScalar } from '../plan';
import { type Emitted, type Emitter, type Hint, UNTYPED } from './emitter';
import type { Scope, Typed } from './scope';

type Call = Extract<Value, { kind: 'call' }>;

const SUMS: Readonly<Partial<Record<PlanScalar, PlanScalar>>> = {
  int: 'bigint',
  bigint: 'decimal',
  decimal: 'decimal',
  float: 'float',
};
/** Functions whose arguments are of one type, which is the result's too. */
const SAME_TYPE = new Set(['COALESCE', 'NULLIF', 'LAG', 'LEAD', 'MOD']);
const COMPARING = new Set(['MIN', 'MAX', 'NULLIF', 'SUM', 'AVG']);

/** Writes a call of a function or aggregate, with its window if it has one. */
export function emitCall(emitter: Emitter, node: Call, scope: Scope, hint: Hint): Emitted {
  const { name, args } = node;
  const over = node.over ? ` OVER (${emitWindow(emitter, node.over, scope)})` : '';
  if (args === '*') return { text: `COUNT(*)${over}`, column: null, scalar: 'bigint' };
  const emitted = SAME_TYPE.has(name)
    ? emitAlike(emitter, args, scope, hint)
    : args.map((arg) => emitter.value(arg, scope, name === 'LOWER' || name === 'UPPER' ? hint : UNTYPED));
  if (COMPARING.has(name) || node.isDistinct) {
    for (const arg of emitted) emitter.comparable(arg, node.at);
  }
  const list = emitted.map(({ text }) => text).join(', ');
  return { text: `${name}(${node.isDistinct ? 'DISTINCT ' : ''}${list})${over}`, ...typeOf(name, emitted) };
}

/** Writes arguments of one type; the first that knows it tells the binds among them. */
function emitAlike(emitter: Emitter, args: readonly Value[], scope: Scope, hint: Hint): Emitted[] {
  const typed = args.find((arg) => arg.kind !== 'param' && arg.kind !== 'null');
  const first = typed ? emitter.value(typed, scope, hint) : null;
  const type = first?.scalar ? { column: first.column, scalar: first.scalar } : hint;
  return args.map((arg) => (arg === typed && first ? first : emitter.value(arg, scope, type)));
}

function typeOf(name: string, args: readonly Emitted[]): Typed {
  const first = args.find(({ scalar }) => scalar !== null) ?? UNTYPED;
  const of = (scalar: PlanScalar | null): Typed => ({ column: null, scalar });
  switch (name) {
    case 'COUNT':
    case 'ROW_NUMBER':
    case 'RANK':
    case 'DENSE_RANK':
      return of('bigint');
    case 'SUM':
      return of(first.scalar ? (SUMS[first.scalar] ?? null) : null);
    case 'AVG':
      return of(first.scalar === 'float' ? 'float' : 'decimal');
    case 'MIN':
    case 'MAX':
    case 'COALESCE':
    case 'NULLIF':
    case 'LAG':
    case 'LEAD':
    case 'LOWER':
    case 'UPPER':
      return { column: first.column, scalar: first.scalar };
    case 'ABS':
    case 'MOD':
      return of(first.scalar);
    case 'LENGTH':
      return of('int');
    case 'SUBSTR':
    case 'TO_CHAR':
      return of('string');
    default:
      return UNTYPED;
  }
}

function emitWindow(emitter: Emitter, window: Window, scope: Scope): string {
  const partition = window.partitionBy.map(
    (item) => emitter.comparable(emitter.value(item, scope), item.at).text,
  );
  const order = window.orderBy.map((item) => emitOrderItem(emitter, item, scope));
  return [
    ...(partition.length > 0 ? [`PARTITION BY ${partition.join(', ')}`] : []),
    ...(order.length > 0 ? [`ORDER BY ${order.join(', ')}`] : []),
  ].join(' ');
}

/** Writes one item of ORDER BY; where NULLs stand by default is the same on both databases. */
export function emitOrderItem(emitter: Emitter, item: OrderItem, scope: Scope): string {
  const { text } = emitter.comparable(emitter.value(item.value, scope), item.value.at);
  return withDirection(text, item);
}

/** Direction and place of NULLs behind something that ORDER BY sorts by. */
export function withDirection(text: string, { direction, nulls }: OrderItem): string {
  return `${text}${direction ? ` ${direction}` : ''}${nulls ? ` NULLS ${nulls}` : ''}`;
}
