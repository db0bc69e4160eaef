export { type BulkLoad, bulkInsert } from './bulk-insert';
export { type ClaimedOutboxEvent, claimOutbox, type OutboxClaim } from './claim-outbox';
export { type Dialect, dialectOf, type Forms, twin, withDialect } from './dialect';
export { explainPlan, isPlannable, type PlanRequest, type StatementPlan } from './explain-plan';
export { reserveStock, type StockReservation } from './reserve-stock';
export { askSelectAi, type SelectAiAnswer, type SelectAiQuestion } from './select-ai';
