import { channel } from 'node:diagnostics_channel';

let statements = 0;
/** Who wants to see every statement text subscribes here (the recorder of the statement corpus does). */
const sent = channel('octo.db.statement');

/** Counts one statement sent by this process; the benchmark reads the difference per request. */
export function countStatement(): void {
  statements += 1;
}

/** Shows a statement as Prisma wrote it, before any translation, to who subscribed. */
export function showStatement(sql: string): void {
  if (sent.hasSubscribers) sent.publish(sql);
}

/** Statements sent by this process since it started. */
export function statementCount(): number {
  return statements;
}
