import 'server-only';
import type { Db } from '@octo/shared/db';

/** What the shop needs to know of its storefront. */
export interface StorefrontState {
  readonly name: string;
  readonly status: string;
}

/** Name and state of a storefront, or null. */
export function findStorefrontState(db: Db, slug: string): Promise<StorefrontState | null> {
  return db.storefront.findUnique({ where: { slug }, select: { name: true, status: true } });
}
