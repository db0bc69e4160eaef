import 'server-only';
import type { Store } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import type { LogRecord } from '@octo/shared/otlp';
import { type CrmContext, requireObservatory } from '@/context';
import { insertLogs } from './log-store.repository';
import { perStore } from './per-store.service';
import { resourceIds } from './resources.repository';
import { SegmentWriter } from './segment-writer.service';
import { WriteQueue } from './write-queue.service';

const MAX_BATCH = 4_000;
const MAX_WAITING = 32_000;

const queueOf = perStore('logs', (store: Store) => {
  const writer = new SegmentWriter(store, 'logs');
  return new WriteQueue<LogRecord>({
    maxBatch: MAX_BATCH,
    maxWaiting: MAX_WAITING,
    write: async (records) => {
      const resources = await resourceIds(
        store,
        records.map(({ serviceName, resource }) => ({ service: serviceName, attributes: resource })),
      );
      await writer.write((segment) => insertLogs(store, segment, { records, resources }));
    },
  });
});

/**
 * Takes in log lines from a receiver and resolves when they are stored.
 * @throws AppError `forbidden`, `observatory_off`, `rate_limited` when too many wait
 */
export async function storeLogs(context: CrmContext, records: readonly LogRecord[]): Promise<void> {
  if (!context.isService) throw new AppError('forbidden');
  await queueOf(requireObservatory(context)).add(records);
}
