import type { SelectItem } from '../ast';
import type { Emitter } from '../emit/emitter';
import { resolveColumn, type Scope } from '../emit/scope';
import type { OutBind } from '../plan';

/** RETURNING … INTO with typed out-binds; `text` is empty or begins with a blank. */
export function buildReturning(
  emitter: Emitter,
  items: readonly SelectItem[],
  scope: Scope,
): { readonly text: string; readonly outBinds: readonly OutBind[] } {
  if (items.length === 0) return { text: '', outBinds: [] };
  const names: string[] = [];
  const outBinds = items.map(({ value, alias }, index) => {
    if (value.kind !== 'column') return emitter.fail('RETURNING takes columns', value.at);
    const resolved = resolveColumn(scope, value.qualifier, value.name);
    if (resolved.problem !== null) return emitter.fail(resolved.problem, value.at);
    names.push(resolved.printed.slice(resolved.printed.lastIndexOf('.') + 1));
    const { column } = resolved;
    if (!column) return emitter.fail('RETURNING takes columns', value.at);
    return { name: `o${index + 1}`, resultName: (alias ?? value.name).text, column, scalar: column.scalar };
  });
  const into = outBinds.map(({ name }) => `:${name}`).join(', ');
  return { text: ` RETURNING ${names.join(', ')} INTO ${into}`, outBinds };
}
