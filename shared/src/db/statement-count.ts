let statements = 0;

/** Counts one statement sent by this process; the benchmark reads the difference per request. */
export function countStatement(): void {
  statements += 1;
}

/** Statements sent by this process since it started. */
export function statementCount(): number {
  return statements;
}
