import type { Db } from '../db';
import { CAMPAIGNS } from './reference/campaigns';
import { couponsAt } from './reference/coupons';
import { DEALERS, SERVICES, STOREFRONTS } from './reference/storefronts';
import { WAREHOUSES } from './reference/warehouses';

const DAY_MS = 86_400_000;

/** Writes storefronts, warehouses, services, dealers, coupons, campaigns and leads. */
export async function seedReference(
  db: Db,
  now: Date,
): Promise<{ readonly storefrontId: number; readonly warehouseIds: ReadonlyMap<string, number> }> {
  const day = (offset: number): Date => new Date(now.getTime() + offset * DAY_MS);
  const opened = { createdAt: day(-400), updatedAt: day(-400) };
  await db.storefront.createMany({ data: STOREFRONTS.map((storefront) => ({ ...storefront, ...opened })) });
  await db.warehouse.createMany({
    data: WAREHOUSES.map((warehouse) => ({ ...warehouse, createdAt: day(-400) })),
  });
  await db.serviceOffer.createMany({ data: [...SERVICES] });
  await db.dealerLocation.createMany({ data: [...DEALERS] });
  await db.coupon.createMany({
    data: couponsAt(now).map((coupon) => ({ ...coupon, createdAt: day(-120), updatedAt: day(-120) })),
  });
  await db.campaign.createMany({
    data: CAMPAIGNS.map(({ leads: _, fromDay, toDay, ...campaign }) => ({
      ...campaign,
      startsAt: day(fromDay),
      endsAt: day(toDay),
      createdAt: day(Math.min(fromDay, 0) - 7),
    })),
  });
  const campaigns = new Map(
    (await db.campaign.findMany({ select: { id: true, name: true } })).map(({ id, name }) => [name, id]),
  );
  await db.lead.createMany({
    data: CAMPAIGNS.flatMap(({ name: campaign, fromDay, leads }) =>
      leads.map(([name, email, source, status, score], index) => ({
        campaignId: campaigns.get(campaign) ?? 0,
        name,
        email,
        source,
        status,
        score,
        createdAt: day(Math.min(fromDay + 2 + index, -1)),
      })),
    ),
  });
  const [primary, warehouses] = await Promise.all([
    db.storefront.findUniqueOrThrow({ where: { slug: 'primary-store' }, select: { id: true } }),
    db.warehouse.findMany({ select: { id: true, code: true } }),
  ]);
  return { storefrontId: primary.id, warehouseIds: new Map(warehouses.map(({ id, code }) => [code, id])) };
}
