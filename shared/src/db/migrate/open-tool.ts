import type { DatabaseSettings } from '../../config';
import { oracleTarget } from '../oracle/settings';
import { oracleTool } from './oracle/oracle-tool';
import { postgresqlTool } from './postgresql-tool';
import type { DatabaseTool } from './tool';

/** Where the migrations of each database are. */
export interface MigrationFolders {
  readonly postgresql: string;
  readonly oracle: string;
}

/** The tool for the database of the settings: Oracle when ORACLE_DSN is set, otherwise PostgreSQL. */
export function openDatabaseTool(settings: DatabaseSettings, folders: MigrationFolders): DatabaseTool {
  const target = oracleTarget(settings);
  // That one of the two databases is named was checked when the settings were read.
  return target
    ? oracleTool(target, folders.oracle)
    : postgresqlTool(settings.DATABASE_URL ?? '', folders.postgresql);
}
