import 'server-only';
import type { Store } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import type { MetricPoint } from '@octo/shared/otlp';
import { type CrmContext, requireObservatory } from '@/context';
import { CumulativeSeries } from './cumulative.service';
import { seriesHash, seriesIds } from './metric-series.repository';
import { perStore } from './per-store.service';
import { insertPoints, type SeriesPoint } from './points.repository';
import { WriteQueue } from './write-queue.service';

const MAX_BATCH = 5_000;
const MAX_WAITING = 50_000;

const queueOf = perStore('metrics', (store: Store) => {
  const cumulative = new CumulativeSeries();
  return new WriteQueue<MetricPoint>({
    maxBatch: MAX_BATCH,
    maxWaiting: MAX_WAITING,
    write: async (points) => {
      const byHash = points.map((point) => ({ hash: seriesHash(point), point }));
      const series = new Map(byHash.map(({ hash, point }) => [hash, point]));
      const ids = await seriesIds(store, series, Date.now());
      const rows = byHash.flatMap(({ hash, point }): SeriesPoint[] => {
        const seriesId = ids.get(hash);
        // Two processes of a service count each for themselves.
        const delta = cumulative.toDelta(`${hash} ${point.resource['service.instance.id']}`, point);
        return seriesId === undefined || !delta ? [] : [{ seriesId, point: delta }];
      });
      if (rows.length > 0) await insertPoints(store, rows);
    },
  });
});

/**
 * Takes in points from a receiver and resolves when they are stored.
 * @throws AppError `forbidden`, `observatory_off`, `rate_limited` when too many wait
 */
export async function storePoints(context: CrmContext, points: readonly MetricPoint[]): Promise<void> {
  if (!context.isService) throw new AppError('forbidden');
  await queueOf(requireObservatory(context)).add(points);
}
