// Spans carry the SQL_ID on every database, so it is computed below this library.
export { sqlIdOf } from '../../telemetry/sql-id';
