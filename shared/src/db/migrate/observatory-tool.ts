import { Client } from 'pg';
import { OBSERVATORY_SCHEMA } from '../observatory/schema-name';
import type { MigrationReport, MigrationStatus } from './report';
import { readMigrationStatus, runMigrations } from './run-migrations';

/** What the database tool does to the store of the observatory, which is PostgreSQL whatever the main database is. */
export interface ObservatoryTool {
  readonly migrate: (onApplied: (name: string, durationMs: number) => void) => Promise<MigrationReport>;
  readonly status: () => Promise<MigrationStatus[]>;
  /** Removes everything. */
  readonly empty: () => Promise<void>;
}

/** The tool for the store in a PostgreSQL database. */
export function observatoryTool(databaseUrl: string, directory: string): ObservatoryTool {
  const options = { databaseUrl, directory, schema: OBSERVATORY_SCHEMA };
  return {
    migrate: (onApplied) => runMigrations({ ...options, onApplied }),
    status: () => readMigrationStatus(options),
    empty: async () => {
      const client = new Client({ connectionString: databaseUrl });
      await client.connect();
      try {
        await client.query(`DROP SCHEMA IF EXISTS ${OBSERVATORY_SCHEMA} CASCADE`);
      } finally {
        await client.end();
      }
    },
  };
}
