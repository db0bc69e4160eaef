/** What a run did, on either database. */
export interface MigrationReport {
  /** Names applied by this run, in order; empty when the database was current. */
  readonly applied: readonly string[];
  /** How many migrations the database has after the run. */
  readonly total: number;
}

/** One migration beside a database. */
export interface MigrationStatus {
  readonly name: string;
  /** ISO instant, or undefined while the migration is pending. */
  readonly appliedAt?: string;
  readonly durationMs?: number;
  /** How far a migration got that did not end; only where a failure cannot be rolled back. */
  readonly note?: string;
}
