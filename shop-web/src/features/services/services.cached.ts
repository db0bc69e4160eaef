import 'server-only';
import { unstable_cache } from 'next/cache';
import { cacheTags } from '@/cache-tags';
import { database } from '@/database';
import { findActiveServices } from './services.repository';
import type { ServiceOffer } from './services.schema';

/** Services on offer; empty when none is. */
export const cachedServices: () => Promise<ServiceOffer[]> = unstable_cache(
  () => findActiveServices(database()),
  ['services.active'],
  { tags: [cacheTags.services], revalidate: 300 },
);
