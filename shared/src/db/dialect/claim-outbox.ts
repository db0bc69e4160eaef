import 'server-only';
import { z } from 'zod';
import { twin } from './dialect';

/** Which events are taken. */
export interface OutboxClaim {
  readonly destination: string;
  readonly limit: number;
  /** Events available up to this instant are due. */
  readonly now: Date;
  /** When a taken event becomes available again, should nobody report its delivery. */
  readonly availableAgainAt: Date;
}

const claimed = z.object({
  id: z.number(),
  type: z.string(),
  aggregateId: z.string(),
  payload: z.unknown(),
  traceparent: z.string().nullable(),
  attempts: z.number(),
});

/** A taken event; `attempts` counts this delivery too. */
export type ClaimedOutboxEvent = Readonly<z.output<typeof claimed>>;

const claimedList = z.array(claimed);

/**
 * Takes due events in one round trip and skips rows that another process is taking at this moment.
 * The rows come in no particular order.
 */
export const claimOutbox = twin<OutboxClaim, ClaimedOutboxEvent[]>({
  postgresql: (db, { destination, limit, now, availableAgainAt }) =>
    db.$queryRaw<ClaimedOutboxEvent[]>`/* outbox.claim */
      UPDATE outbox_events
      SET available_at = ${availableAgainAt}, attempts = attempts + 1
      WHERE id IN (
        SELECT id FROM outbox_events
        WHERE status = 'pending' AND destination = ${destination} AND available_at <= ${now}
        ORDER BY available_at, id
        FETCH FIRST ${limit} ROWS ONLY
        FOR UPDATE SKIP LOCKED
      )
      RETURNING id, event_type AS "type", aggregate_id AS "aggregateId", payload, traceparent, attempts`,
  // Oracle locks rows only in a SELECT of its own, and a block has no rows to return: they come as one document.
  oracle: async (db, { destination, limit, now, availableAgainAt }) => {
    const [row] = await db.$queryRaw<
      { events: unknown }[]
    >`/* oracle outbox.claim (events outbox_events.payload) */
      DECLARE
        v_ids SYS.ODCINUMBERLIST;
      BEGIN
        SELECT id BULK COLLECT INTO v_ids FROM outbox_events
         WHERE id IN (SELECT id FROM outbox_events
                       WHERE status = 'pending' AND destination = ${destination} AND available_at <= ${now}
                       ORDER BY available_at, id FETCH FIRST ${limit} ROWS ONLY)
           AND status = 'pending' AND available_at <= ${now}
           FOR UPDATE SKIP LOCKED;
        UPDATE outbox_events SET available_at = ${availableAgainAt}, attempts = attempts + 1
         WHERE id IN (SELECT column_value FROM TABLE(v_ids));
        SELECT JSON_ARRAYAGG(JSON_OBJECT('id' VALUE id, 'type' VALUE event_type, 'aggregateId' VALUE aggregate_id,
                 'payload' VALUE payload FORMAT JSON, 'traceparent' VALUE traceparent, 'attempts' VALUE attempts
                 RETURNING CLOB) FORMAT JSON RETURNING CLOB)
          INTO :o1 FROM outbox_events WHERE id IN (SELECT column_value FROM TABLE(v_ids));
      END;`;
    return claimedList.parse(row?.events ?? []);
  },
});
