export { type RecordedPoint, recordMetrics } from '../telemetry/testing/record-metrics';
export { testDatabaseUrl, withTestDatabase } from './database';
export { type Deferred, deferred } from './deferred';
export type { TestEngine } from './engine';
