import 'server-only';
import type { Db, Prisma } from '../db';
import { currentTraceContext } from '../telemetry';

/** Who receives an event. Refunds have a queue of their own: a refund that fails must not hold up the catalogue. */
export type EventDestination =
  | 'enterprise-crm-portal'
  | 'octo-drone-shop'
  | 'octo-drone-shop.refunds'
  | 'mail'
  | 'alarms.mail'
  | 'alarms.webhook';

/** An event as its writer knows it. */
export interface NewEvent {
  /** Dotted, past tense: `order.placed`. */
  readonly type: string;
  readonly aggregateType: string;
  readonly aggregateId: number | string;
  readonly destination: EventDestination;
  readonly payload: Prisma.InputJsonObject;
  readonly now: Date;
}

/**
 * Writes an event in the caller's transaction, so it exists exactly when the state change does. The current
 * trace goes along; delivery continues it.
 */
export async function enqueueEvent(db: Db, event: NewEvent): Promise<void> {
  await db.outboxEvent.create({
    data: {
      eventType: event.type,
      aggregateType: event.aggregateType,
      aggregateId: String(event.aggregateId),
      destination: event.destination,
      payload: event.payload,
      traceparent: currentTraceContext()?.traceparent ?? null,
      availableAt: event.now,
      createdAt: event.now,
    },
    select: { id: true },
  });
}
