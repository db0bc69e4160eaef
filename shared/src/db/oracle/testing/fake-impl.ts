import { createRequire } from 'node:module';
import oracledb from 'oracledb';
import type { OracleDriver, OraclePool } from '../driver';
import { driverError, type FakeAnswer, type FakeBind, type FakeCall, type FakeServer } from './fake-server';

/**
 * The real node-oracledb API (argument checks, bind normalisation, fetch type handlers, result sets, the pool's
 * queue) over a fake of its lowest layer, which answers without a server. What the driver would put on the wire
 * is recorded as the fake received it.
 */

const load = createRequire(import.meta.url);

// The driver's inner classes have no types; these are the parts that the fake overrides or calls.
interface Overridable {
  new (): object;
}
const ConnectionImpl = load('oracledb/lib/impl/connection.js') as Overridable;
const ResultSetImpl = load('oracledb/lib/impl/resultset.js') as Overridable;
const PoolImpl = load('oracledb/lib/impl/pool.js') as Overridable;
const Pool = load('oracledb/lib/pool.js') as new () => OraclePool & {
  _impl: object;
  _setup(options: object, alias?: string): void;
};

/** The driver's own reading of a text: the binds that it names, in upper case. */
interface ParsedStatement {
  readonly bindInfoDict: ReadonlyMap<string, unknown>;
  _prepare(text: string): void;
}
const { Statement } = load('oracledb/lib/thin/statement.js') as { Statement: new () => ParsedStatement };

/** Refuses what driver or server would refuse: binds that the text does not have, and binds that are missing. */
function checkBinds(text: string, names: readonly string[]): void {
  const statement = new Statement();
  statement._prepare(text);
  const bound = new Set(names.map((name) => name.toUpperCase()));
  for (const name of bound)
    if (!statement.bindInfoDict.has(name)) throw driverError(`NJS-097: no bind placeholder named: ${name}`);
  for (const name of statement.bindInfoDict.keys())
    if (!bound.has(name)) throw driverError(`ORA-01008: not all variables bound: ${name}`);
}

interface ExecuteOptions {
  readonly autoCommit?: boolean;
  readonly batchErrors?: boolean;
  readonly prefetchRows?: number;
}

/** Hands out rows as the thin driver does: a first batch with the execution, then batches until a short one. */
class FakeResultSet extends ResultSetImpl {
  readonly #buffer: unknown[][];
  #hasMore: boolean;

  constructor(
    private readonly server: FakeServer,
    private readonly source: unknown[][],
    columns: FakeAnswer['columns'],
    options: ExecuteOptions,
  ) {
    super();
    const metadata = (columns ?? []).map(({ type, ...column }) => ({
      ...column,
      dbType: type,
      dbColumnName: column.name,
    }));
    (this as unknown as { _setup(o: object, m: object[]): void })._setup(options, metadata);
    const hasLob = columns?.some(
      ({ type }) => type === oracledb.DB_TYPE_CLOB || type === oracledb.DB_TYPE_BLOB,
    );
    const prefetch = hasLob ? 0 : (options.prefetchRows ?? 2);
    this.#buffer = source.splice(0, prefetch);
    this.#hasMore = this.#buffer.length === prefetch;
  }

  async getRows(count: number): Promise<unknown[][]> {
    while (this.#buffer.length < count && this.#hasMore) {
      this.server.roundTrips += 1;
      const batch = this.source.splice(0, count);
      this.#hasMore = batch.length === count;
      for (const row of batch) this.#buffer.push(row);
    }
    return this.#buffer.splice(0, count);
  }

  /** The server holds nothing that must be let go. */
  close(): undefined {
    return undefined;
  }
}

class FakeConnection extends ConnectionImpl {
  _newSession = false;
  #tags: Record<string, string> = {};
  #callTimeout = 0;

  constructor(
    private readonly server: FakeServer,
    private readonly version: number,
    private readonly onClose: () => void,
  ) {
    super();
  }

  async execute(
    text: string,
    iterations: number,
    binds: readonly (Omit<FakeBind, 'type'> & { readonly type: { readonly name: string } })[],
    options: ExecuteOptions,
    isMany: boolean,
  ): Promise<object> {
    const call: FakeCall = {
      text,
      iterations,
      isMany,
      autoCommit: options.autoCommit ?? false,
      batchErrors: options.batchErrors ?? false,
      prefetchRows: options.prefetchRows ?? 2,
      binds: binds.map(({ name, dir, type, maxSize, values }) => ({
        name,
        dir,
        type: type.name,
        maxSize,
        values,
      })),
      tags: { ...this.#tags },
    };
    if (this.server.mustCheckBinds) {
      const names = binds.map(({ name }) => name);
      checkBinds(text, names);
    }
    this.server.calls.push(call);
    this.server.events.push('execute');
    this.server.roundTrips += 1;
    const answer = this.server.answer(call);
    if (answer instanceof Error) throw answer;
    const { columns, rows, ...rest } = answer;
    if (columns === undefined) return { rowsAffected: 0, ...rest };
    return { resultSet: new FakeResultSet(this.server, [...(rows ?? [])], columns, options) };
  }

  async commit(): Promise<void> {
    this.#trip('commit');
    const error = this.server.commitError;
    this.server.commitError = null;
    if (error) throw error;
  }

  async rollback(): Promise<void> {
    this.#trip('rollback');
  }

  async ping(): Promise<void> {
    this.#trip('ping');
  }

  async close(options: { readonly drop?: boolean }): Promise<void> {
    this.server.events.push(options.drop ? 'drop' : 'close');
    this.onClose();
  }

  isHealthy(): boolean {
    return this.server.isHealthy;
  }

  getOracleServerVersion(): number {
    return this.version;
  }

  getCallTimeout(): number {
    return this.#callTimeout;
  }

  setCallTimeout(value: number): void {
    this.#callTimeout = value;
  }

  setModule(value: string): void {
    this.#tags.module = value;
  }

  setAction(value: string): void {
    this.#tags.action = value;
  }

  setClientId(value: string): void {
    this.#tags.clientId = value;
  }

  setClientInfo(value: string): void {
    this.#tags.clientInfo = value;
  }

  /** What the driver asks about the server for its traces: nothing is known. */
  getServiceName(): undefined {
    return undefined;
  }

  getInstanceName(): undefined {
    return undefined;
  }

  getPdbName(): undefined {
    return undefined;
  }

  getDbName(): undefined {
    return undefined;
  }

  getDbDomain(): undefined {
    return undefined;
  }

  getDbUniqueName(): undefined {
    return undefined;
  }

  getHostName(): undefined {
    return undefined;
  }

  getPort(): undefined {
    return undefined;
  }

  getProtocol(): undefined {
    return undefined;
  }

  #trip(event: string): void {
    this.server.events.push(event);
    this.server.roundTrips += 1;
  }
}

class FakePool extends PoolImpl {
  #inUse = 0;

  constructor(
    private readonly server: FakeServer,
    private readonly version: number,
    private readonly max: number,
  ) {
    super();
  }

  async getConnection(): Promise<object> {
    if (this.server.connectError) throw this.server.connectError;
    this.#inUse += 1;
    return new FakeConnection(this.server, this.version, () => {
      this.#inUse -= 1;
    });
  }

  getConnectionsOpen(): number {
    return this.#inUse;
  }

  getConnectionsInUse(): number {
    return this.#inUse;
  }

  getPoolMax(): number {
    return this.max;
  }

  async close(): Promise<void> {
    this.server.events.push('pool closed');
  }
}

/** A pool of the real driver whose server is `answer`. */
export function fakeOracle(
  answer: FakeServer['answer'],
  { version = 1_926_000_000, poolMax = 4, queueTimeout = 50, mustCheckBinds = true } = {},
): { readonly driver: OracleDriver; readonly pool: OraclePool; readonly server: FakeServer } {
  const server: FakeServer = {
    calls: [],
    events: [],
    roundTrips: 0,
    answer,
    commitError: null,
    connectError: null,
    isHealthy: true,
    mustCheckBinds,
  };
  const pool = new Pool();
  pool._impl = new FakePool(server, version, poolMax);
  pool._setup({ queueTimeout, queueMax: 10, enableStatistics: false, homogeneous: true });
  return { driver: oracledb, pool, server };
}
