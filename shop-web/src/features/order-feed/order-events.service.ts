import 'server-only';
import { SERVICE_KEY_HEADER } from '@octo/shared/auth';
import { ordersChanged } from '@octo/shared/contracts';
import { type ClaimedEvent, type Dispatcher, startDispatcher } from '@octo/shared/events';
import { callService } from '@octo/shared/http';
import { countMetric } from '@octo/shared/telemetry';
import { config } from '../../config';
import { database } from '../../database';

// A second's delay gathers the orders of a busy moment into one call.
const POLL_MS = 1_000;

/**
 * Tells the console which orders changed; it then pulls them from the feed in the same trace.
 * @throws AppError `upstream_*`; the outbox repeats it later
 */
export async function deliverOrderEvents(events: readonly ClaimedEvent[]): Promise<void> {
  const orderIds = [...new Set(events.map((event) => Number(event.aggregateId)))];
  const told = (result: 'delivered' | 'failed') =>
    countMetric('shop.business.crm.sync', { result }, events.length);
  await callService(
    {
      name: 'enterprise-crm-portal',
      baseUrl: config().CRM_BASE_URL,
      timeoutMs: 15_000,
      headers: { [SERVICE_KEY_HEADER]: config().INTERNAL_SERVICE_KEY },
    },
    ordersChanged,
    { body: { orderIds } },
  ).then(
    () => told('delivered'),
    (error: unknown) => {
      told('failed');
      throw error;
    },
  );
}

/** Starts the delivery of order events to the console. */
export function startOrderEvents(): Dispatcher {
  return startDispatcher({
    db: database(),
    destination: 'enterprise-crm-portal',
    deliver: deliverOrderEvents,
    pollMs: POLL_MS,
    batchSize: 100,
  });
}
