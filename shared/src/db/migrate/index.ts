export { MigrationError } from './migration-error';
export { readMigrationFiles } from './migration-files';
export { type OracleMigrationOptions, readOracleMigrationStatus } from './oracle/migration-status';
export { runOracleMigrations } from './oracle/run-oracle-migrations';
export type { MigrationReport, MigrationStatus } from './report';
export { type MigrationOptions, readMigrationStatus, runMigrations } from './run-migrations';
