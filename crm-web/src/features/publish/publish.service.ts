import 'server-only';
import { SERVICE_KEY_HEADER } from '@octo/shared/auth';
import { catalogSync } from '@octo/shared/contracts';
import type { Db } from '@octo/shared/db';
import { type ClaimedEvent, type Dispatcher, enqueueEvent, startDispatcher } from '@octo/shared/events';
import { callService } from '@octo/shared/http';
import { z } from 'zod';
import { config } from '../../config';
import { database } from '../../context';

/** What changed in the catalogue, as it travels to the shop. */
const catalogueChange = z.object({
  scope: z.enum(['products', 'storefront']),
  slugs: z.array(z.string()),
});

/** A change of products (by slug) or of a storefront. */
export type CatalogueChange = z.output<typeof catalogueChange>;

const POLL_MS = 2_000;

/**
 * Writes down, in the caller's transaction, that the shop must drop what it has cached.
 * Call {@link publishSoon} after the commit, so that nobody waits for the next poll.
 */
export function enqueueCatalogueChange(
  db: Db,
  change: CatalogueChange & { aggregateId: number; now: Date },
): Promise<void> {
  const { scope, slugs, aggregateId, now } = change;
  return enqueueEvent(db, {
    type: scope === 'products' ? 'catalog.product.updated' : 'catalog.storefront.updated',
    aggregateType: scope === 'products' ? 'product' : 'storefront',
    aggregateId,
    destination: 'octo-drone-shop',
    payload: { scope, slugs },
    now,
  });
}

/**
 * Hands a batch of changes to the shop in one call.
 * @throws AppError `upstream_*` when the shop does not take it; the outbox repeats it later
 */
export async function deliverCatalogueChanges(events: readonly ClaimedEvent[]): Promise<void> {
  const changes = events.map((event) => catalogueChange.parse(event.payload));
  const isStorefront = changes.some((change) => change.scope === 'storefront');
  const slugs = [...new Set(changes.flatMap((change) => change.slugs))];
  await callService(
    {
      name: 'octo-drone-shop',
      baseUrl: config().SHOP_BASE_URL,
      timeoutMs: 5_000,
      headers: { [SERVICE_KEY_HEADER]: config().INTERNAL_SERVICE_KEY },
    },
    catalogSync,
    { body: isStorefront ? { scope: 'storefront' } : { scope: 'products', slugs } },
  );
}

// On globalThis because the instrumentation hook and the request handlers are bundled apart.
const store = globalThis as typeof globalThis & { octoCatalogueDispatcher?: Dispatcher };

/** Starts the delivery of catalogue changes; the second call does nothing. */
export function startCatalogueDispatcher(): Dispatcher {
  store.octoCatalogueDispatcher ??= startDispatcher({
    db: database(),
    destination: 'octo-drone-shop',
    deliver: deliverCatalogueChanges,
    pollMs: POLL_MS,
  });
  return store.octoCatalogueDispatcher;
}

/** Delivers pending changes now. Does nothing where no dispatcher runs, as in scripts and tests. */
export function publishSoon(): void {
  store.octoCatalogueDispatcher?.kick();
}
