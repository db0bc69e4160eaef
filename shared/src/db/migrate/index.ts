export { MigrationError } from './migration-error';
export { readMigrationFiles } from './migration-files';
export { type MigrationFolders, openDatabaseTool } from './open-tool';
export { type MigrationOptions, runMigrations } from './run-migrations';
export type { DatabaseTool } from './tool';
