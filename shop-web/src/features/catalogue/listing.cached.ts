import 'server-only';
import { createHash } from 'node:crypto';
import { database } from '@/database';
import { countByCategory, findProducts } from './catalogue.repository';
import type { ProductPage } from './catalogue.schema';
import { rememberCategories } from './known-categories';
import { ShortMemory } from './listing-memory';
import { type ListingFilter, PAGE_SIZE } from './listing-query.schema';

/** A page of the listing, also as the bytes that the API sends. */
export interface ListingAnswer {
  readonly page: ProductPage;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

/** How old a badge of the listing may be. Edits in the console do not wait for this: they clear the memory. */
const TTL_MS = 5_000;

interface Memories {
  readonly answers: ShortMemory<ListingAnswer>;
  readonly byQueryText: ShortMemory<ListingAnswer>;
}

// On globalThis because pages and route handlers may each get a module instance of their own.
const store = globalThis as typeof globalThis & { octoListing?: Memories };

function memories(): Memories {
  store.octoListing ??= {
    answers: new ShortMemory({ name: 'listing', ttlMs: TTL_MS, maxEntries: 300 }),
    byQueryText: new ShortMemory({ name: 'listing-by-query', ttlMs: TTL_MS, maxEntries: 300 }),
  };
  return store.octoListing;
}

/** Forgets every listing that this process remembers. */
export function clearListingMemory(): void {
  memories().answers.clear();
  memories().byQueryText.clear();
}

/** One page of the listing with the counts per category; `page` beyond the end is empty. */
export function cachedListing(filter: ListingFilter): Promise<ListingAnswer> {
  return memories().answers.read(JSON.stringify(filter), Date.now(), () => loadListing(filter));
}

/** What `GET /api/products` answered to exactly this query text a moment ago. */
export function peekListing(queryText: string): ListingAnswer | undefined {
  return memories().byQueryText.peek(queryText, Date.now());
}

/** Remembers the answer for {@link peekListing}. */
export function rememberListing(queryText: string, answer: ListingAnswer): void {
  // Long texts are somebody's experiment; they would only push real ones out.
  if (queryText.length > 300) return;
  void memories().byQueryText.read(queryText, Date.now(), async () => answer);
}

async function loadListing(filter: ListingFilter): Promise<ListingAnswer> {
  const db = database();
  const [items, categories] = await Promise.all([findProducts(db, filter), countByCategory(db, filter)]);
  rememberCategories(items);
  const counted = categories.filter(({ slug }) => filter.category === null || slug === filter.category);
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  const page: ProductPage = {
    items,
    total,
    page: filter.page,
    pageCount: Math.ceil(total / PAGE_SIZE),
    categories,
  };
  const text = JSON.stringify(page);
  return {
    page,
    bytes: new TextEncoder().encode(text),
    etag: `"${createHash('sha1').update(text).digest('base64url')}"`,
  };
}
