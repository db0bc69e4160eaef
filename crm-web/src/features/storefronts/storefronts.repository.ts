import 'server-only';
import type { Db } from '@octo/shared/db';
import type { EditStorefrontInput } from './storefronts.schema';

const columns = {
  id: true,
  slug: true,
  name: true,
  status: true,
  region: true,
  currency: true,
  storefrontUrl: true,
  notes: true,
  _count: { select: { products: true } },
} as const;

/** A storefront with the number of its products. */
export type StorefrontRecord = Awaited<ReturnType<typeof findStorefronts>>[number];

/** All storefronts by name; there are a handful. */
export function findStorefronts(db: Db) {
  return db.storefront.findMany({ select: columns, orderBy: { name: 'asc' } });
}

/** One storefront, or null. */
export function findStorefront(db: Db, id: number) {
  return db.storefront.findUnique({ where: { id }, select: columns });
}

/** Writes an edit. */
export async function updateStorefront(db: Db, input: EditStorefrontInput, now: Date): Promise<void> {
  const { id, ...data } = input;
  await db.storefront.update({ where: { id }, data: { ...data, updatedAt: now }, select: { id: true } });
}
