import 'server-only';
import type { Db } from '@octo/shared/db';
import type { ServiceOffer } from './services.schema';

/** All services on offer, in the order of their SKU. */
export function findActiveServices(db: Db): Promise<ServiceOffer[]> {
  return db.serviceOffer.findMany({
    where: { isActive: true },
    select: { sku: true, name: true, description: true, category: true, priceMinor: true, currency: true },
    orderBy: { sku: 'asc' },
    take: 20,
  });
}
