import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyPassword } from '../auth/password';
import { createDatabase, type Database } from '../db';
import { orderAmounts } from '../money/order-amounts';
import { judgeTransition, type OrderStatus } from '../orders/states';
import { testDatabaseUrl } from '../testing';
import { DEMO_PASSWORD_DEFAULT } from './demo-operators';
import { seedDatabase } from './seed-database';

const NOW = new Date('2026-11-21T09:00:00Z');
let db: Database;

beforeAll(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'seed-test', poolMax: 3 });
  await seedDatabase(db, { now: NOW, scale: 1 });
  // A whole database at full size; on a busy machine that takes its time.
}, 180_000);

afterAll(() => db.$disconnect());

const counts = async (): Promise<Record<string, number>> => ({
  users: await db.user.count(),
  products: await db.product.count(),
  categories: await db.category.count(),
  storefronts: await db.storefront.count(),
  warehouses: await db.warehouse.count(),
  campaigns: await db.campaign.count(),
  leads: await db.lead.count(),
  services: await db.serviceOffer.count(),
  dealers: await db.dealerLocation.count(),
  coupons: await db.coupon.count(),
  customers: await db.customer.count(),
  orders: await db.order.count(),
  movements: await db.stockMovement.count(),
  payments: await db.payment.count(),
  events: await db.orderStatusEvent.count(),
  shipments: await db.shipment.count(),
  invoices: await db.invoice.count(),
  tickets: await db.ticket.count(),
  reviews: await db.review.count(),
  pageViews: await db.pageView.count(),
});

describe('the seed', () => {
  it('holds the whole catalogue and its surroundings', async () => {
    expect(await counts()).toMatchObject({
      users: 6,
      products: 56,
      categories: 12,
      storefronts: 2,
      warehouses: 11,
      campaigns: 10,
      leads: 16,
      services: 4,
      dealers: 3,
      coupons: 5,
      customers: 160,
      orders: 520,
    });
  });

  it('changes nothing when it runs again', async () => {
    const before = await counts();
    expect(await seedDatabase(db, { now: NOW, scale: 2 })).toEqual({ outcome: 'already_seeded' });
    expect(await counts()).toEqual(before);
  });

  it('keeps every stock level equal to the sum of its ledger', async () => {
    const sums = await db.stockMovement.groupBy({
      by: ['productId'],
      _sum: { availableDelta: true, reservedDelta: true },
    });
    const levels = await db.stockLevel.findMany();
    expect(levels).toHaveLength(56);
    for (const level of levels) {
      const sum = sums.find((row) => row.productId === level.productId)?._sum;
      expect([sum?.availableDelta, sum?.reservedDelta]).toEqual([level.available, level.reserved]);
    }
  });

  it('never lets the ledger fall below zero on the way', async () => {
    const rows = await db.stockMovement.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
    const available = new Map<number, number>();
    for (const row of rows) {
      const next = (available.get(row.productId) ?? 0) + row.availableDelta;
      expect(next).toBeGreaterThanOrEqual(0);
      available.set(row.productId, next);
    }
  });

  it('prices every order by the rules of commerce', async () => {
    const coupons = new Map((await db.coupon.findMany()).map((coupon) => [coupon.code, coupon]));
    for (const order of await db.order.findMany({ include: { items: true } })) {
      const coupon = order.couponCode ? (coupons.get(order.couponCode) ?? null) : null;
      const { subtotalMinor, discountMinor, shippingMinor, totalMinor } = order;
      expect({ subtotalMinor, discountMinor, shippingMinor, totalMinor }).toEqual(
        orderAmounts(order.items, coupon),
      );
    }
  });

  it('lets every order live by the table of transitions, in time', async () => {
    for (const order of await db.order.findMany({ include: { statusEvents: { orderBy: { id: 'asc' } } } })) {
      const steps = order.statusEvents;
      expect(steps.at(-1)?.toStatus).toBe(order.status);
      for (const [index, step] of steps.entries()) {
        const previous = steps[index - 1];
        expect(step.createdAt.getTime()).toBeLessThanOrEqual(NOW.getTime());
        if (!previous) continue;
        expect(judgeTransition(previous.toStatus as OrderStatus, step.toStatus as OrderStatus)).toBe(
          'allowed',
        );
        expect(step.createdAt.getTime()).toBeGreaterThanOrEqual(previous.createdAt.getTime());
      }
    }
  });

  it('leaves no order in payment and no stock reserved', async () => {
    expect(await db.order.count({ where: { status: { in: ['pending', 'payment_pending'] } } })).toBe(0);
    expect(await db.stockLevel.count({ where: { reserved: { not: 0 } } })).toBe(0);
  });

  it('stamps every order with its source, so that the sync recognises it', async () => {
    const orders = await db.order.findMany({ select: { id: true, sourceOrderId: true, sourceSystem: true } });
    expect(orders.every((order) => order.sourceOrderId === order.id)).toBe(true);
    expect(new Set(orders.map((order) => order.sourceSystem))).toEqual(
      new Set(['octo-drone-shop', 'enterprise-crm']),
    );
  });

  it('has all the states of trade and support on show', async () => {
    const states = new Set(
      (await db.order.findMany({ select: { status: true } })).map(({ status }) => status),
    );
    for (const status of ['paid', 'processing', 'shipped', 'delivered', 'cancelled', 'failed', 'refunded']) {
      expect(states).toContain(status);
    }
    expect(await db.order.count({ where: { backlogStatus: 'backlog' } })).toBeGreaterThan(0);
    expect(await db.ticket.count({ where: { status: 'open' } })).toBeGreaterThan(0);
    expect(await db.invoice.count({ where: { status: 'overdue' } })).toBeGreaterThan(0);
  });

  it('lets the demo operators sign in', async () => {
    const admin = await db.user.findUniqueOrThrow({ where: { email: 'admin@octo.example' } });
    expect(admin.role).toBe('admin');
    expect(await verifyPassword(admin.passwordHash, DEMO_PASSWORD_DEFAULT)).toBe(true);
  });
});
