export { MigrationError } from './migration-error';
export { readMigrationFiles } from './migration-files';
export {
  type MigrationOptions,
  type MigrationReport,
  type MigrationStatus,
  readMigrationStatus,
  runMigrations,
} from './run-migrations';
