/** Words with which a statement changes the schema, which commits it at once. */
const DDL = /^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*(CREATE|ALTER|DROP|COMMENT|GRANT|REVOKE|TRUNCATE|RENAME)\b/i;

/** Errors that mean "this has been done already", by the kind of statement. */
const DONE_CODES: readonly (readonly [RegExp, readonly string[]])[] = [
  // Name of an object, a list of columns that has an index.
  [/^CREATE\b/i, ['ORA-00955', 'ORA-01408']],
  // A column, a reference, a primary key, a unique key, a name of a constraint.
  [/^ALTER TABLE\b[\s\S]*?\bADD\b/i, ['ORA-01430', 'ORA-02275', 'ORA-02260', 'ORA-02261', 'ORA-02264']],
  [/^ALTER TABLE\b[\s\S]*?\bMODIFY\b/i, ['ORA-01442', 'ORA-01451']],
  [/^ALTER TABLE\b[\s\S]*?\bDROP\b/i, ['ORA-00904', 'ORA-02443']],
  [/^DROP\b/i, ['ORA-00942', 'ORA-01418', 'ORA-02289', 'ORA-04043']],
];

/** True for a statement that commits itself. */
export function isDdl(statement: string): boolean {
  return DDL.test(statement);
}

/**
 * Whether an error of a statement means that it had been executed before. To be asked only about a statement that
 * was under way when the last run ended: at any other time the same error is a mistake in the migration.
 */
export function meansAlreadyDone(statement: string, code: string | null): boolean {
  const start = statement.search(DDL) < 0 ? -1 : statement.search(/\b(CREATE|ALTER|DROP)\b/i);
  if (code === null || start < 0) return false;
  const text = statement.slice(start);
  return DONE_CODES.some(([pattern, codes]) => pattern.test(text) && codes.includes(code));
}
