/** A reason why migrations were not run; the message is written for the person at the terminal. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}
