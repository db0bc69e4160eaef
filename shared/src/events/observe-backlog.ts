import 'server-only';
import type { Database } from '../db';
import { sampleMetrics } from '../telemetry';
import type { EventDestination } from './outbox';

/** Reports what waits for a destination, as the process that delivers to it. @returns a function that ends it */
export function observeBacklog(db: Database, destination: EventDestination): () => void {
  const labels = { 'messaging.destination.name': destination };
  const count = (status: 'pending' | 'dead') => db.outboxEvent.count({ where: { status, destination } });
  return sampleMetrics(
    {
      'octo.outbox.pending': () => count('pending'),
      'octo.outbox.dead': () => count('dead'),
      'octo.outbox.oldest_age': async () => {
        const oldest = await db.outboxEvent.findFirst({
          where: { status: 'pending', destination },
          orderBy: { id: 'asc' },
          select: { createdAt: true },
        });
        return oldest ? Math.max(0, Date.now() - oldest.createdAt.getTime()) / 1_000 : 0;
      },
    },
    labels,
  );
}
