import { Prisma } from '../../../generated/client';
import type { Operation } from './operation';

/** Reads of what the writes left. */
export const READS: readonly Operation[] = [
  ['findUnique', (db) => db.product.findUnique({ where: { sku: 'A1' } })],
  [
    'findUnique by two columns',
    (db) => db.orderItem.findUnique({ where: { orderId_productId: { orderId: 1, productId: 2 } } }),
  ],
  ['findUnique of nothing', (db) => db.product.findUnique({ where: { sku: 'none' } })],
  ['findFirst', (db) => db.product.findFirst({ where: { isActive: true }, orderBy: { createdAt: 'desc' } })],
  [
    'filters and paging',
    (db) =>
      db.order.findMany({
        where: {
          totalMinor: { gte: 1_000, lt: 5_000 },
          placedAt: { gt: new Date(0) },
          OR: [{ number: { contains: 'o', mode: 'insensitive' } }, { notes: null }],
          NOT: { status: { in: ['failed', 'cancelled'] } },
        },
        orderBy: [{ totalMinor: 'desc' }, { id: 'asc' }],
        skip: 1,
        take: 2,
        select: { number: true },
      }),
  ],
  [
    'nulls last',
    (db) =>
      db.category.findMany({
        orderBy: [{ description: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
        select: { slug: true },
      }),
  ],
  [
    'nulls by default',
    (db) =>
      db.category.findMany({ orderBy: [{ description: 'desc' }, { id: 'asc' }], select: { slug: true } }),
  ],
  [
    'take from the end',
    (db) => db.category.findMany({ orderBy: { id: 'asc' }, take: -2, select: { slug: true } }),
  ],
  ['skip only', (db) => db.category.findMany({ orderBy: { id: 'asc' }, skip: 5, select: { slug: true } })],
  [
    'cursor',
    (db) =>
      db.category.findMany({
        cursor: { slug: 'b' },
        skip: 1,
        take: 3,
        orderBy: [{ position: 'desc' }, { id: 'asc' }],
        select: { slug: true },
      }),
  ],
  ['in nothing', (db) => db.category.findMany({ where: { id: { in: [] } } })],
  [
    'in and not in',
    (db) =>
      db.category.findMany({
        where: { slug: { in: ['b', 'c', 'd'], notIn: ['d'] } },
        orderBy: { id: 'asc' },
        select: { slug: true },
      }),
  ],
  [
    'in 2,500',
    (db) =>
      db.category.findMany({
        where: { id: { in: Array.from({ length: 2_500 }, (_, n) => n * 2) } },
        orderBy: { id: 'asc' },
        select: { slug: true },
      }),
  ],
  [
    'startsWith and endsWith',
    (db) =>
      db.customer.findMany({
        where: { name: { startsWith: 'Ada O' }, email: { endsWith: '.com' } },
        select: { email: true },
      }),
  ],
  [
    'include',
    (db) =>
      db.order.findMany({
        where: { customerId: 1 },
        include: {
          customer: { select: { name: true } },
          items: { include: { product: { select: { sku: true } } }, orderBy: { id: 'asc' }, take: 1 },
        },
        orderBy: { id: 'asc' },
      }),
  ],
  [
    'count of relations',
    (db) =>
      db.customer.findMany({
        include: { _count: { select: { orders: true, tickets: true } } },
        orderBy: { id: 'asc' },
      }),
  ],
  [
    'order by a relation',
    (db) =>
      db.orderItem.findMany({
        orderBy: [{ order: { placedAt: 'desc' } }, { id: 'desc' }],
        select: { id: true },
      }),
  ],
  [
    'order by a count',
    (db) =>
      db.customer.findMany({
        orderBy: [{ orders: { _count: 'desc' } }, { id: 'asc' }],
        select: { email: true },
      }),
  ],
  [
    'some',
    (db) =>
      db.customer.findMany({ where: { orders: { some: { status: 'paid' } } }, select: { email: true } }),
  ],
  [
    'every',
    (db) =>
      db.customer.findMany({
        where: { orders: { every: { status: 'paid' } } },
        orderBy: { id: 'asc' },
        select: { email: true },
      }),
  ],
  ['none', (db) => db.customer.findMany({ where: { orders: { none: {} } }, select: { email: true } })],
  [
    'is and isNot',
    (db) =>
      db.orderItem.findMany({
        where: {
          order: { is: { customer: { email: 'ada@example.com' } } },
          product: { isNot: { isActive: true } },
        },
        select: { sku: true },
      }),
  ],
  [
    'column beside column',
    (db) =>
      db.order.findMany({
        where: { totalMinor: { gt: db.order.fields.shippingMinor } },
        orderBy: { id: 'asc' },
        select: { number: true },
      }),
  ],
  [
    'distinct',
    (db) => db.order.findMany({ distinct: ['status'], orderBy: { status: 'asc' }, select: { status: true } }),
  ],
  [
    'json is null',
    (db) => db.auditLog.findMany({ where: { details: { equals: Prisma.DbNull } }, select: { action: true } }),
  ],
  ['count', (db) => db.order.count()],
  ['count of some', (db) => db.order.count({ where: { status: 'paid' }, take: 10 })],
  ['count of columns', (db) => db.category.count({ select: { _all: true, description: true } })],
  [
    'aggregate',
    (db) =>
      db.order.aggregate({
        _sum: { totalMinor: true },
        _avg: { totalMinor: true },
        _min: { placedAt: true },
        _max: { placedAt: true, totalMinor: true },
        _count: true,
      }),
  ],
  [
    'aggregate of nothing',
    (db) => db.order.aggregate({ where: { id: -1 }, _sum: { totalMinor: true }, _count: true }),
  ],
  [
    'groupBy',
    (db) =>
      db.order.groupBy({
        by: ['status'],
        _sum: { totalMinor: true },
        _count: { _all: true },
        having: { totalMinor: { _sum: { gt: 500 } } },
        orderBy: [{ _count: { id: 'desc' } }, { status: 'asc' }],
      }),
  ],
];
