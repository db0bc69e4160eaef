import 'server-only';
import type { Db } from '../db';
import { addMs } from '../time';
import type { EventDestination } from './outbox';

/** An event that this process has taken for delivery. */
export interface ClaimedEvent {
  readonly id: number;
  readonly type: string;
  readonly aggregateId: string;
  readonly payload: unknown;
  readonly traceparent: string | null;
  /** Counts this delivery too. */
  readonly attempts: number;
}

interface ClaimedRow {
  id: number;
  event_type: string;
  aggregate_id: string;
  payload: unknown;
  traceparent: string | null;
  attempts: number;
}

/**
 * Takes up to `limit` due events, oldest first, by pushing their next attempt `visibilityMs` ahead. Rows that
 * another process is taking at this moment are skipped, and a process that dies gives its events back by time.
 *
 * One of the special operations with a form per database (`FOR UPDATE SKIP LOCKED` inside an UPDATE); this is
 * the PostgreSQL one.
 */
export async function claimEvents(
  db: Db,
  input: { destination: EventDestination; limit: number; visibilityMs: number; now: Date },
): Promise<ClaimedEvent[]> {
  const { destination, limit, visibilityMs, now } = input;
  const rows = await db.$queryRaw<ClaimedRow[]>`
    /* outbox.claim */
    UPDATE outbox_events
    SET available_at = ${addMs(now, visibilityMs)}, attempts = attempts + 1
    WHERE id IN (
      SELECT id FROM outbox_events
      WHERE status = 'pending' AND destination = ${destination} AND available_at <= ${now}
      ORDER BY available_at, id
      FETCH FIRST ${limit} ROWS ONLY
      FOR UPDATE SKIP LOCKED
    )
    RETURNING id, event_type, aggregate_id, payload, traceparent, attempts`;
  return rows
    .map((row) => ({
      id: row.id,
      type: row.event_type,
      aggregateId: row.aggregate_id,
      payload: row.payload,
      traceparent: row.traceparent,
      attempts: row.attempts,
    }))
    .sort((a, b) => a.id - b.id);
}
