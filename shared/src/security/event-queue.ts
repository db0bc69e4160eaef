import 'server-only';
import { getLogger, suppressTracing } from '../telemetry';
import { MS } from '../time';
import type { AttackType, Severity } from './taxonomy';

/** A row of `security_events`. */
export interface SecurityEventRow {
  readonly attackType: AttackType;
  readonly severity: Severity;
  readonly mitreTechnique: string;
  readonly mitreTactic: string;
  readonly owaspCategory: string;
  readonly application: string;
  readonly route: string | null;
  readonly method: string | null;
  readonly clientIpMasked: string | null;
  readonly clientIpHash: string | null;
  readonly userId: number | null;
  readonly sessionHash: string | null;
  readonly traceId: string | null;
  readonly evidence: string | null;
  readonly createdAt: Date;
}

const MAX_WAITING = 500;
const MAX_AT_ONCE = 100;
const FLUSH_EVERY_MS = MS.second;

/** A bounded queue in front of the table: adding never waits and never fails. */
export interface EventQueue {
  /** @returns false when the queue is full and the row was dropped */
  readonly add: (row: SecurityEventRow) => boolean;
  readonly flush: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** @param insert writes rows; a failure keeps them for the next attempt */
export function startEventQueue(insert: (rows: readonly SecurityEventRow[]) => Promise<void>): EventQueue {
  const log = getLogger('security');
  const waiting: SecurityEventRow[] = [];
  let busy: Promise<void> | null = null;
  let hasFailed = false;

  const write = async (): Promise<void> => {
    const batch = waiting.slice(0, MAX_AT_ONCE);
    try {
      await suppressTracing(() => insert(batch));
      waiting.splice(0, batch.length);
      hasFailed = false;
    } catch (error) {
      // Stated policy: the record of attacks waits for the database, and requests never wait for the record.
      if (!hasFailed)
        log.warn({ err: error, waiting: waiting.length }, 'Security events wait for the database');
      hasFailed = true;
    }
  };
  const flush = async (): Promise<void> => {
    if (busy) return busy;
    if (waiting.length === 0) return undefined;
    busy = write().finally(() => {
      busy = null;
    });
    return busy;
  };
  const timer = setInterval(() => void flush(), FLUSH_EVERY_MS);
  timer.unref();
  return {
    add: (row) => {
      if (waiting.length >= MAX_WAITING) return false;
      waiting.push(row);
      return true;
    },
    flush,
    stop: async () => {
      clearInterval(timer);
      await busy;
      do await flush();
      while (waiting.length > 0 && !hasFailed);
    },
  };
}
