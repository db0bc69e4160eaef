import { sqlIdOf } from '../sql-id';
import type { SavepointPlan } from './plan';

const SAVEPOINT = /^(SAVEPOINT|ROLLBACK TO(?: SAVEPOINT)?|RELEASE SAVEPOINT) ([A-Za-z][A-Za-z0-9_]{0,59})$/;

/** Plans the statements of nested transactions; null for anything else. */
export function savepointOf(sql: string): SavepointPlan | null {
  const match = SAVEPOINT.exec(sql.trim());
  if (!match) return null;
  const [, verb, name] = match;
  // Oracle forgets savepoints at the end of the transaction and has no statement for it.
  if (verb === 'RELEASE SAVEPOINT') return { kind: 'savepoint', text: null, sqlId: null };
  const text = verb === 'SAVEPOINT' ? `SAVEPOINT ${name}` : `ROLLBACK TO SAVEPOINT ${name}`;
  return { kind: 'savepoint', text, sqlId: sqlIdOf(text) };
}
