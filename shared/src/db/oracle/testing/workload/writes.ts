import { Prisma } from '../../../generated/client';
import type { Operation } from './operation';
import { AT, LATER, order, product, stamps } from './rows';

/** Rows that the reads find. Every way to insert is here. */
export const WRITES: readonly Operation[] = [
  ['create', (db) => db.category.create({ data: { slug: 'racing', name: 'Racing', position: 2 } })],
  [
    'create, part returned',
    (db) => db.category.create({ data: { slug: 'b', name: 'B' }, select: { id: true } }),
  ],
  ['create of what is there', (db) => db.category.create({ data: { slug: 'racing', name: 'Other' } })],
  [
    'createMany',
    (db) =>
      db.category.createMany({
        data: [
          { slug: 'c', name: 'C', description: 'third' },
          { slug: 'd', name: 'D' },
        ],
      }),
  ],
  [
    'createMany, duplicates skipped',
    (db) =>
      db.category.createMany({
        data: [
          { slug: 'c', name: 'C' },
          { slug: 'e', name: 'E' },
        ],
        skipDuplicates: true,
      }),
  ],
  [
    'createMany of what is there',
    (db) =>
      db.category.createMany({
        data: [
          { slug: 'f', name: 'F' },
          { slug: 'c', name: 'C' },
        ],
      }),
  ],
  [
    'createManyAndReturn',
    (db) =>
      db.category.createManyAndReturn({
        data: [
          { slug: 'g', name: 'G' },
          { slug: 'h', name: 'H', position: 7 },
        ],
      }),
  ],
  [
    'every text survives',
    (db) =>
      db.customer.create({
        data: { email: 'ada@example.com', name: "Ada O'Neil ✈ 漢字 \\ % _", notes: 'a\nb\t"c"', ...stamps },
      }),
  ],
  [
    'empty text of an optional column',
    async (db) =>
      (await db.customer.create({ data: { email: 'eve@example.com', name: 'Eve', ...stamps } })).phone,
  ],
  [
    'json, boolean, instants',
    (db) => db.product.create({ data: product('A1', { isActive: false, createdAt: LATER }) }),
  ],
  [
    'nested create',
    (db) =>
      db.product.create({
        data: {
          ...product('A2'),
          stock: { create: { available: 5, updatedAt: AT } },
          movements: { create: { kind: 'opening', availableDelta: 5, createdAt: AT } },
        },
        include: { stock: true, movements: true, category: true },
      }),
  ],
  ['unknown parent', (db) => db.product.create({ data: product('A3', { categoryId: 999 }) })],
  ['check constraint', (db) => db.product.create({ data: product('A4', { priceMinor: -1 }) })],
  ['too long a text', (db) => db.product.create({ data: product('A5', { name: 'x'.repeat(201) }) })],
  [
    'float',
    (db) =>
      db.dealerLocation.create({
        data: { name: 'Hangar', address: 'Runway 1', latitude: 30.267153, longitude: -97.7430608 },
      }),
  ],
  [
    'bigint',
    (db) =>
      db.telemetrySpan.create({
        data: {
          traceId: 'a'.repeat(32),
          spanId: 'b'.repeat(16),
          serviceName: 's',
          name: 'n',
          kind: 1,
          startedAtUs: 1_760_000_000_123_457n,
          durationUs: 9_007_199_254_740_993n,
          attributes: {},
          receivedAt: AT,
        },
      }),
  ],
  [
    'json null and no value',
    (db) =>
      db.auditLog.create({
        data: { actorName: 'a', action: 'b', resourceType: 'c', details: Prisma.DbNull, createdAt: AT },
      }),
  ],
  [
    'nested createMany',
    (db) =>
      db.order.create({
        data: {
          ...order('O1'),
          items: {
            createMany: {
              data: [
                {
                  productId: 1,
                  sku: 'A1',
                  name: 'One',
                  quantity: 2,
                  unitPriceMinor: 300,
                  lineTotalMinor: 600,
                },
                {
                  productId: 2,
                  sku: 'A2',
                  name: 'Two',
                  quantity: 1,
                  unitPriceMinor: 400,
                  lineTotalMinor: 400,
                },
              ],
            },
          },
        },
        include: { items: true, customer: { select: { name: true } } },
      }),
  ],
  [
    'two keys without their optional part',
    (db) =>
      db.order.createMany({
        data: [
          order('O2', { status: 'paid', totalMinor: 2_000, subtotalMinor: 2_000 }),
          order('O3', { status: 'shipped', placedAt: LATER }),
        ],
      }),
  ],
  [
    'connect',
    (db) =>
      db.order.create({
        data: {
          ...order('O4'),
          customerId: undefined,
          customer: { connect: { email: 'eve@example.com' } },
        } as never,
        select: { customerId: true },
      }),
  ],
  [
    'upsert that inserts',
    (db) =>
      db.customer.upsert({
        where: { email: 'new@example.com' },
        create: { email: 'new@example.com', name: 'New', ...stamps },
        update: { name: 'Known', updatedAt: AT },
      }),
  ],
  [
    'upsert that updates',
    (db) =>
      db.customer.upsert({
        where: { email: 'new@example.com' },
        create: { email: 'new@example.com', name: 'New', ...stamps },
        update: { name: 'Known', updatedAt: LATER },
      }),
  ],
  [
    'upsert by two columns',
    (db) =>
      db.orderItem.upsert({
        where: { orderId_productId: { orderId: 1, productId: 1 } },
        create: {
          orderId: 1,
          productId: 1,
          sku: 'x',
          name: 'x',
          quantity: 1,
          unitPriceMinor: 1,
          lineTotalMinor: 1,
        },
        update: { quantity: { increment: 1 }, lineTotalMinor: { increment: 300 } },
      }),
  ],
];
