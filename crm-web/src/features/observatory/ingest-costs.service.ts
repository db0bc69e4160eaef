import 'server-only';
import { type Store, sql } from '@octo/shared/db';
import type { ReceiverOutcome } from '@octo/shared/otlp';
import { getLogger } from '@octo/shared/telemetry';
import { perStore } from './per-store.service';

const FLUSH_INTERVAL_MS = 30_000;

/** What the observatory takes in. */
export type IngestSignal = 'spans' | 'metrics' | 'logs';

type Costs = Record<keyof Omit<ReceiverOutcome, 'isRefused'>, number> & { requests: number; refused: number };

const log = getLogger('observatory');

/** Adds up what receiving costs, and writes it down twice a minute. */
class CostBook {
  private costs = new Map<IngestSignal, Costs>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly store: Store) {}

  add(signal: IngestSignal, outcome: ReceiverOutcome): void {
    const sum = this.costs.get(signal) ?? {
      ...{
        requests: 0,
        refused: 0,
        acceptedCount: 0,
        rejectedCount: 0,
        bodyBytes: 0,
        decodeUs: 0,
        storeUs: 0,
      },
    };
    sum.requests += 1;
    if (outcome.isRefused) sum.refused += 1;
    sum.acceptedCount += outcome.acceptedCount;
    sum.rejectedCount += outcome.rejectedCount;
    sum.bodyBytes += outcome.bodyBytes;
    sum.decodeUs += outcome.decodeUs;
    sum.storeUs += outcome.storeUs;
    this.costs.set(signal, sum);
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_INTERVAL_MS).unref();
  }

  async flush(): Promise<void> {
    this.timer = undefined;
    const { costs } = this;
    this.costs = new Map();
    for (const [signal, sum] of costs) {
      await this.store
        .execute(
          sql`/* ingestCosts.insert */
            INSERT INTO ingest_costs (at, signal, requests, accepted, rejected, refused, bytes, decode_us, store_us)
            VALUES (now(), ${signal}, ${sum.requests}, ${sum.acceptedCount}, ${sum.rejectedCount}, ${sum.refused},
              ${sum.bodyBytes}, ${Math.round(sum.decodeUs)}, ${Math.round(sum.storeUs)})`,
        )
        .catch((error: unknown) => log.warn({ err: error, signal }, 'Costs could not be written'));
    }
  }
}

const bookOf = perStore('costs', (store: Store) => new CostBook(store));

/** Counts what a request to a receiver cost. Does nothing without a store. */
export function countCost(store: Store | null, signal: IngestSignal, outcome: ReceiverOutcome): void {
  if (store) bookOf(store).add(signal, outcome);
}
