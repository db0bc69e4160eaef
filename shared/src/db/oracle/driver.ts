/**
 * The part of node-oracledb that the adapter uses, as narrow structural types. The real module, pool and
 * connection satisfy them (`driver.test.ts` proves it to the compiler); test engines implement them.
 * Nothing here imports the driver: it is loaded only by who opens the pool.
 */

/** A data type constant of the driver; `num` and `name` identify it (`DB_TYPE_NUMBER`). */
export interface OracleDbType {
  readonly num: number;
  readonly name: string;
}

/** The constants of the driver that binds and results need; the `oracledb` module itself satisfies it. */
export interface OracleDriver {
  readonly BIND_IN: number;
  readonly BIND_OUT: number;
  readonly OUT_FORMAT_ARRAY: number;
  readonly DB_TYPE_VARCHAR: OracleDbType;
  readonly DB_TYPE_NUMBER: OracleDbType;
  readonly DB_TYPE_BINARY_DOUBLE: OracleDbType;
  readonly DB_TYPE_TIMESTAMP_LTZ: OracleDbType;
  readonly DB_TYPE_CLOB: OracleDbType;
  readonly DB_TYPE_BLOB: OracleDbType;
  readonly DB_TYPE_RAW: OracleDbType;
}

/** A value as the driver takes it. Bytes are always a Buffer: it binds any other byte array as a VECTOR. */
export type OracleValue = string | number | bigint | Date | Buffer | null;

/** One bind by name: an in-bind carries `val`, an out-bind `dir: BIND_OUT`; type and size are always stated. */
export interface OracleBind {
  dir?: number;
  type: OracleDbType;
  /** Bytes for RAW and VARCHAR; needed for out-binds and for every bind of `executeMany`. */
  maxSize?: number;
  val?: OracleValue;
}

/** Binds of `execute`, keyed by the placeholder without its colon (`p1`, `o1`, `n`). */
export type OracleBinds = Record<string, OracleBind>;

/** Description of one column of a query, as far as the adapter reads it. */
export interface OracleColumnMetadata {
  readonly name: string;
  /** The name in the text; `name` gets a suffix when a select list names a column twice. */
  readonly dbColumnName?: string | undefined;
  readonly dbType?: OracleDbType | undefined;
  readonly precision?: number | undefined;
  readonly scale?: number | undefined;
  readonly isJson?: boolean | undefined;
}

/** What a fetch type handler answers: fetch as another type, convert the value, or both. */
export interface OracleFetchType {
  readonly type?: OracleDbType;
  readonly converter?: (value: unknown) => unknown;
}

/** Options of `execute` that the adapter sets. */
export interface OracleExecuteOptions {
  autoCommit?: boolean;
  outFormat?: number;
  prefetchRows?: number;
  fetchArraySize?: number;
  fetchTypeHandler?: (column: OracleColumnMetadata) => OracleFetchType | undefined;
  keepInStmtCache?: boolean;
}

/** Options of `executeMany` that the adapter sets. */
export interface OracleExecuteManyOptions {
  autoCommit?: boolean;
  /** Collect the errors of single rows; with an error present nothing is committed, whatever `autoCommit` says. */
  batchErrors?: boolean;
  bindDefs: OracleBinds;
  dmlRowCounts?: boolean;
}

/** An error of the driver: `ORA-…` from the server with `errorNum`, `NJS-…` from the client without it. */
export interface OracleError extends Error {
  readonly code?: string | undefined;
  readonly errorNum?: number | undefined;
  /** Where in the text the parse failed; in `batchErrors` the index of the row. */
  readonly offset?: number | undefined;
  readonly isRecoverable?: boolean;
}

/** Answer of `execute`. */
export interface OracleResult {
  /** Arrays of values in select-list order (`OUT_FORMAT_ARRAY`). */
  readonly rows?: unknown[] | undefined;
  readonly metaData?: readonly OracleColumnMetadata[] | undefined;
  /** Per bind name: an array for DML RETURNING, one value for a PL/SQL block. */
  readonly outBinds?: unknown;
  readonly rowsAffected?: number | undefined;
}

/** Answer of `executeMany`. */
export interface OracleManyResult {
  /** Per iteration an object by bind name; each value is an array for DML RETURNING. */
  readonly outBinds?: unknown[] | undefined;
  readonly batchErrors?: readonly OracleError[] | undefined;
  readonly dmlRowCounts?: readonly number[] | undefined;
  readonly rowsAffected?: number | undefined;
}

/** One session. The four tags are setters that travel with the next call and cost no round trip. */
export interface OracleConnection {
  module?: string | undefined;
  action?: string | undefined;
  clientId?: string | undefined;
  clientInfo?: string | undefined;
  /** Milliseconds one round trip may last; 0 is no limit. */
  callTimeout?: number | undefined;
  /** For example 1926000000 for 19.26. */
  readonly oracleServerVersion: number;
  execute(text: string, binds: OracleBinds, options: OracleExecuteOptions): Promise<OracleResult>;
  executeMany(
    text: string,
    rows: Record<string, OracleValue>[],
    options: OracleExecuteManyOptions,
  ): Promise<OracleManyResult>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  ping(): Promise<void>;
  /** Gives the session back to its pool; `drop` throws it away instead. */
  close(options: { drop: boolean }): Promise<void>;
  /** False when the connection is known to be dead; asks nobody. */
  isHealthy(): boolean;
}

/** Where connections come from. */
export interface OraclePool {
  readonly connectionsInUse: number;
  readonly connectionsOpen: number;
  getConnection(): Promise<OracleConnection>;
  /** Waits `drainSeconds` for connections in use, then closes everything. */
  close(drainSeconds: number): Promise<void>;
}
