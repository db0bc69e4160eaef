import 'server-only';
import { revalidateTag, unstable_cache } from 'next/cache';
import { cacheTags } from '@/cache-tags';
import { database } from '@/database';
import { findStorefrontState, type StorefrontState } from './storefront.repository';

/** The storefront that this shop is; the console edits it. */
const STOREFRONT_SLUG = 'primary-store';
const MAX_AGE_SECONDS = 300;

/** State of this storefront; null when the console does not know it. */
export const cachedStorefront: () => Promise<StorefrontState | null> = unstable_cache(
  () => findStorefrontState(database(), STOREFRONT_SLUG),
  ['storefront.state'],
  { tags: [cacheTags.storefront], revalidate: MAX_AGE_SECONDS },
);

/** Makes the next reader see the storefront as the console left it. Call it from a route handler only. */
export function revalidateStorefront(): void {
  revalidateTag(cacheTags.storefront, { expire: 0 });
}
