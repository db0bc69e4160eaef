export { MigrationError } from './migration-error';
export { readMigrationFiles } from './migration-files';
export { type ObservatoryTool, observatoryTool } from './observatory-tool';
export { type MigrationFolders, openDatabaseTool } from './open-tool';
export { type MigrationOptions, runMigrations } from './run-migrations';
export type { DatabaseTool } from './tool';
