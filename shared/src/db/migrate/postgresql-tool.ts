import { Client } from 'pg';
import { readMigrationStatus, runMigrations } from './run-migrations';
import type { DatabaseTool } from './tool';

/** The tool's work on PostgreSQL. */
export function postgresqlTool(databaseUrl: string, directory: string): DatabaseTool {
  const { hostname, pathname } = new URL(databaseUrl);
  const connected = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
  return {
    host: hostname,
    migrate: (onApplied) => runMigrations({ databaseUrl, directory, onApplied }),
    status: () => readMigrationStatus({ databaseUrl, directory }),
    isUnseeded: () =>
      connected(async (client) => {
        const { rowCount } = await client.query('SELECT id FROM products FETCH FIRST 1 ROWS ONLY');
        return rowCount === 0;
      }),
    empty: async () => {
      await connected((client) => client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public'));
      return pathname.slice(1);
    },
  };
}
