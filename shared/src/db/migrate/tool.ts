import type { MigrationReport, MigrationStatus } from './report';

/** What the database tool does to a database, whichever it is. */
export interface DatabaseTool {
  /** Applies pending migrations. */
  readonly migrate: (onApplied: (name: string, durationMs: number) => void) => Promise<MigrationReport>;
  /** Every migration, applied or not. */
  readonly status: () => Promise<MigrationStatus[]>;
  /** True when the schema holds no products, which a seed would bring. */
  readonly isUnseeded: () => Promise<boolean>;
  /** Where the database is, as far as its address says it; undefined when only an alias is known. */
  readonly host: string | undefined;
  /** Removes everything. @returns what was emptied */
  readonly empty: () => Promise<string>;
}
