export {
  createDatabase,
  type Database,
  type DatabaseOptions,
  type Db,
  openDatabase,
  openToolDatabase,
} from './client';
export {
  askSelectAi,
  type BulkLoad,
  bulkInsert,
  type ClaimedOutboxEvent,
  claimOutbox,
  type Dialect,
  dialectOf,
  explainPlan,
  type Forms,
  isPlannable,
  type OutboxClaim,
  type PlanRequest,
  reserveStock,
  type SelectAiAnswer,
  type SelectAiQuestion,
  type StatementPlan,
  type StockReservation,
  twin,
} from './dialect';
export { isConnectionFailure, isUniqueViolation, isWriteConflict, translateDbError } from './errors';
export { Prisma } from './generated/client';
export {
  emptySql,
  joinSql,
  openStore,
  rawSql,
  type SqlText,
  type Store,
  type StoreHandle,
  sql,
} from './observatory/store';
export { drainPools, type PoolFigures, poolFigures } from './pool-registry';
export { POOLS, type PoolName, type PoolShape } from './pools';
export { readTogether } from './read-together';
export { checkDatabase, type DatabaseReadiness } from './readiness';
export { statementCount } from './statement-count';
export { pingDatabase, withTransaction } from './transaction';
