import type { FieldDef, PoolClient } from 'pg';
import type { Token } from './oracle-text';
import type { SchemaSpelling } from './stand-in-schema';

/** A value of a statement with the kind of type that the driver was told. */
export interface BoundValue {
  readonly type: string;
  readonly value: unknown;
}

/** Values by bind (`:p1`) or variable name. */
export type BoundValues = ReadonlyMap<string, BoundValue>;

/** An engine that executes Oracle text in the place of Oracle. It is reached by PostgreSQL's wire protocol. */
export interface StandInEngine {
  /**
   * Prints a statement for this engine. `bind` prints a value and notes its place; RETURNING stands without INTO.
   */
  readonly print: (tokens: readonly Token[], bind: (name: string) => string, values: BoundValues) => string;
  /** How a value is printed: with its type where the engine cannot infer it. */
  readonly printBind: (place: number, type: string) => string;
  /** True when a failed statement would spoil its transaction, which it does not on Oracle. */
  readonly needsSavepoints: boolean;
  /** BEGIN of a serialisable transaction, which on Oracle is snapshot isolation. */
  readonly beginSerializable: string;
  /** The engine's spelling of our Oracle DDL. */
  readonly schema: SchemaSpelling;
  /** The error that Oracle's driver would raise. */
  readonly toOracleError: (error: unknown) => Error;
  /** Told to every new session. */
  readonly prepareSession: (client: PoolClient) => Promise<void>;
}

/** What the engine answered. */
export interface EngineResult {
  readonly rows: (string | null)[][];
  readonly fields: readonly FieldDef[];
  readonly rowCount: number;
}

/** An error as the driver raises it. */
export function oracleError(code: string, message: string, cause?: unknown): Error {
  const isServer = code.startsWith('ORA-');
  const error = new Error(`${code}: ${message}`, { cause });
  return Object.assign(error, { code, ...(isServer ? { errorNum: Number(code.slice(4)) } : {}) });
}
