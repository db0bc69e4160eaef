export { createDatabase, type Database, type DatabaseOptions, type Db } from './client';
export { isConnectionFailure, isUniqueViolation, isWriteConflict, translateDbError } from './errors';
export { Prisma } from './generated/client';
export { statementCount } from './statement-count';
export { pingDatabase, withTransaction } from './transaction';
