import type oracledb from 'oracledb';

/** One bind as the driver hands it to its lowest layer. */
export interface FakeBind {
  readonly name: string;
  readonly dir: number;
  readonly type: string;
  readonly maxSize: number | undefined;
  readonly values: unknown[];
}

/** One call of `execute` or `executeMany`. */
export interface FakeCall {
  readonly text: string;
  readonly iterations: number;
  readonly isMany: boolean;
  readonly autoCommit: boolean;
  readonly batchErrors: boolean;
  readonly prefetchRows: number;
  readonly binds: readonly FakeBind[];
  /** Tags that travel with this call. */
  readonly tags: Readonly<Record<string, string>>;
}

/** One column of a result; `precision` and `scale` as the server describes NUMBER(p, s). */
export interface FakeColumn {
  readonly name: string;
  readonly type: oracledb.DbType;
  readonly precision?: number;
  readonly scale?: number;
}

/** What the fake server answers. */
export interface FakeAnswer {
  readonly columns?: readonly FakeColumn[];
  readonly rows?: unknown[][];
  readonly rowsAffected?: number;
  /** By bind name; for `executeMany` one object per iteration. */
  readonly outBinds?: unknown;
  readonly batchErrors?: readonly Error[];
}

/** The fake server: what it was told, and how it answers. */
export interface FakeServer {
  readonly calls: FakeCall[];
  /** `execute`, `commit`, `rollback`, `close`, `drop` in order. */
  readonly events: string[];
  /** Round trips by the driver's rules: one per call, one per further fetch. */
  roundTrips: number;
  answer: (call: FakeCall) => FakeAnswer | Error;
  /** Fails the next commit. */
  commitError: Error | null;
  /** Fails every request for a connection. */
  connectError: Error | null;
  isHealthy: boolean;
  /** Parses each text for its binds, as the driver does. */
  readonly mustCheckBinds: boolean;
}

/** An error as the driver raises it: ORA codes carry their number, NJS codes do not. */
export function driverError(message: string, extra: { readonly offset?: number } = {}): Error {
  const code = /^(?:ORA|NJS)-\d+/.exec(message)?.[0];
  const errorNum = code?.startsWith('ORA-') ? Number(code.slice(4)) : undefined;
  return Object.assign(new Error(message), { code, errorNum, ...extra });
}
