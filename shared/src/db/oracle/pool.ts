import 'server-only';
import type oracledb from 'oracledb';
import { type ManagedPool, type PoolFigures, registerPool } from '../pool-registry';
import { withAdvice } from './connect-advice';
import { connectAttributes } from './connect-attributes';
import type { OracleConnection, OraclePool } from './driver';
import type { OracleTarget } from './settings';

/** Idle connections above the minimum end after this time. */
const IDLE_TIMEOUT_SECONDS = 60;
/** Connections are replaced after this time, so that they follow the database when it moves. */
const MAX_LIFETIME_SECONDS = 30 * 60;
const PING_TIMEOUT_MS = 3_000;
/** Requests that may wait; more are refused at once, since they would only time out. */
const QUEUE_LIMIT = 500;
/** Probes of the network layer, so that a firewall does not forget an idle connection. */
const KEEP_ALIVE_MINUTES = 2;

/** What every session has in common: UTC, and a decimal point whatever the territory of the server. */
export const SESSION_SETUP = "ALTER SESSION SET TIME_ZONE = '+00:00' NLS_NUMERIC_CHARACTERS = '.,'";

/** The part of the driver that opens pools. */
export type PoolMaker = Pick<typeof oracledb, 'createPool'>;

/** Name and size of a pool. */
export interface OraclePoolShape {
  readonly name: string;
  readonly min: number;
  readonly max: number;
}

/**
 * A pool of sessions. It is made on first use and made again after a failure to make it, so that a service outlives
 * a wrong address that is put right, or a database that starts later than it does.
 */
export class OracleSessionPool implements OraclePool, ManagedPool {
  readonly #maker: PoolMaker;
  readonly #target: OracleTarget;
  readonly #shape: OraclePoolShape;
  readonly #forget: () => void;
  #pool: Promise<oracledb.Pool> | null = null;
  #opened: oracledb.Pool | null = null;
  #pending = 0;
  #timeouts = 0;
  #isClosed = false;

  constructor(maker: PoolMaker, target: OracleTarget, shape: OraclePoolShape) {
    this.#maker = maker;
    this.#target = target;
    this.#shape = shape;
    this.#forget = registerPool(this);
  }

  get connectionsInUse(): number {
    return this.#opened?.connectionsInUse ?? 0;
  }

  get connectionsOpen(): number {
    return this.#opened?.connectionsOpen ?? 0;
  }

  /** A session to work with. @throws the driver's error, whose message names the setting to look at */
  async getConnection(): Promise<OracleConnection> {
    this.#pending += 1;
    const opening = this.#open();
    try {
      const pool = await opening;
      const connection = await pool.getConnection();
      await this.#keep(pool, Math.min(this.#shape.min, pool.connectionsOpen));
      return connection;
    } catch (error) {
      throw withAdvice(await this.#afterFailure(error, opening));
    } finally {
      this.#pending -= 1;
    }
  }

  async close(drainSeconds: number): Promise<void> {
    this.#isClosed = true;
    this.#forget();
    const pool = await this.#pool?.catch(() => null);
    this.#pool = null;
    await pool?.close(drainSeconds);
  }

  figures(): PoolFigures {
    const { name, min, max } = this.#shape;
    return {
      name,
      min,
      max,
      used: this.connectionsInUse,
      idle: this.connectionsOpen - this.connectionsInUse,
      pending: this.#pending,
      timeouts: this.#timeouts,
    };
  }

  #open(): Promise<oracledb.Pool> {
    if (this.#isClosed) return Promise.reject(driverError('NJS-065', 'the pool is closed'));
    this.#pool ??= this.#make();
    return this.#pool;
  }

  async #make(): Promise<oracledb.Pool> {
    const { queueTimeoutMs } = this.#target;
    const pool = await this.#maker.createPool({
      ...connectAttributes(this.#target),
      // Raised when connections are open (see #keep).
      poolMin: 0,
      poolMax: this.#shape.max,
      poolIncrement: 1,
      poolTimeout: IDLE_TIMEOUT_SECONDS,
      maxLifetimeSession: MAX_LIFETIME_SECONDS,
      poolPingInterval: this.#target.pingIntervalSeconds,
      poolPingTimeout: PING_TIMEOUT_MS,
      queueTimeout: queueTimeoutMs,
      queueMax: QUEUE_LIMIT,
      // Shorter than the wait of a request, which should learn the true reason.
      connectTimeout: Math.max(1, Math.floor(queueTimeoutMs / 1_000) - 1),
      expireTime: KEEP_ALIVE_MINUTES,
      stmtCacheSize: this.#target.statementCache,
      sessionCallback: (connection, _tag, done) => {
        connection.callTimeout = this.#target.callTimeoutMs;
        connection.execute(SESSION_SETUP).then(() => done(), done);
      },
    });
    this.#opened = pool;
    return pool;
  }

  /**
   * How many connections the driver keeps. Never more than are open: it would open the missing ones by itself, and
   * while the listener is down try so without a pause.
   */
  async #keep(pool: oracledb.Pool, count: number): Promise<void> {
    if (pool.poolMin === count || this.#isClosed) return;
    // Refused while another request does the same; the next request sets it.
    await pool.reconfigure({ poolMin: count }).catch(() => undefined);
  }

  async #afterFailure(error: unknown, opening: Promise<oracledb.Pool>): Promise<unknown> {
    const pool = await opening.catch(() => null);
    if (!pool) {
      this.#giveUp(opening);
      return error;
    }
    await this.#keep(pool, 0);
    if ((error as { code?: unknown }).code !== 'NJS-040') return error;
    this.#timeouts += 1;
    if (pool.connectionsOpen > 0) return error;
    // The driver opens one connection at a time. A server that takes the call and says nothing, or an alias with many
    // retries, blocks it for longer than anybody waits, so the pool is given up; nobody has a connection of it.
    if (this.#giveUp(opening)) void pool.close(0).catch(() => undefined);
    return driverError('NJS-510', 'the connection was not made in time', error);
  }

  /** Forgets a pool, so that the next request makes another one. @returns false when that has been done */
  #giveUp(opening: Promise<oracledb.Pool>): boolean {
    if (this.#pool !== opening) return false;
    this.#pool = null;
    this.#opened = null;
    return true;
  }
}

function driverError(code: string, message: string, cause?: unknown): Error {
  return Object.assign(new Error(`${code}: ${message}`, { cause }), { code });
}
