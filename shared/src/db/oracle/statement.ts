import type { OracleConnection } from './driver';

/** One Oracle statement that is about to be sent, as a span or a log line names it. Binds are never shown. */
export interface OracleStatement {
  /** Exactly the text that is sent. */
  readonly text: string;
  /** Oracle's id of that text, as in `v$sql` and AWR. */
  readonly sqlId: string;
  readonly kind: 'query' | 'dml' | 'executeMany' | 'block' | 'transaction';
}

/** What came of a statement. */
export interface StatementOutcome {
  /** Rows returned, or affected when nothing is returned. */
  readonly rows: number;
  /** Calls to the server, with those of a commit and of LOB values read. */
  readonly roundTrips: number;
}

/** Where the platform looks into the adapter. */
export interface OracleHooks {
  /**
   * Called before every statement with the session it runs on, in the async context of the caller: sets the
   * session tags (`module`, `action`, `clientId`), which travel with the statement. Must not call the server.
   */
  readonly beforeStatement?: (connection: OracleConnection) => void;
  /**
   * Wraps every statement: open a span, call `run`, close the span. `run` rejects with a `DriverAdapterError`
   * whose `cause.originalCode` is the ORA or NJS code. The result of `run` must be passed on.
   */
  readonly around?: <T extends StatementOutcome>(
    statement: OracleStatement,
    run: () => Promise<T>,
  ) => Promise<T>;
}
