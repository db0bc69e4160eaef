import { sqlIdOf } from '../../sql-id';
import type { Write } from '../ast';
import type { Emitter } from '../emit/emitter';
import type { DmlPlan } from '../plan';
import { buildReturning } from './returning';
import { targetOf, writeAssignments } from './target';

/** Plans an UPDATE or DELETE. `head` is the marker comment with a blank, or empty. */
export function buildUpdate(
  emitter: Emitter,
  write: Extract<Write, { kind: 'update' | 'delete' }>,
  head: string,
): DmlPlan {
  const target = targetOf(emitter, write.table, write.alias);
  const verb =
    write.kind === 'update'
      ? `UPDATE ${target.printed} SET ${writeAssignments(emitter, target, write.set)}`
      : `DELETE FROM ${target.printed}`;
  const where = write.where ? ` WHERE ${emitter.condition(write.where, target.scope)}` : '';
  const returning = buildReturning(emitter, write.returning, target.scope);
  const text = `${head}${verb}${where}${returning.text}`;
  return { kind: 'dml', text, sqlId: sqlIdOf(text), binds: emitter.binds, returning: returning.outBinds };
}
