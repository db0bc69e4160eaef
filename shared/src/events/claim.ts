import 'server-only';
import { type ClaimedOutboxEvent, claimOutbox, type Db } from '../db';
import { addMs } from '../time';
import type { EventDestination } from './outbox';

/** An event that this process has taken for delivery. */
export type ClaimedEvent = ClaimedOutboxEvent;

/**
 * Takes up to `limit` due events, oldest first, by pushing their next attempt `visibilityMs` ahead. Rows that
 * another process is taking at this moment are skipped, and a process that dies gives its events back by time.
 */
export async function claimEvents(
  db: Db,
  input: { destination: EventDestination; limit: number; visibilityMs: number; now: Date },
): Promise<ClaimedEvent[]> {
  const { destination, limit, visibilityMs, now } = input;
  const events = await claimOutbox(db, {
    destination,
    limit,
    now,
    availableAgainAt: addMs(now, visibilityMs),
  });
  return events.sort((a, b) => a.id - b.id);
}
