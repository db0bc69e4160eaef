import { Prisma } from '../../../generated/client';
import type { Operation } from './operation';
import { LATER } from './rows';

/** Changes of what is there, with their answers. */
export const CHANGES: readonly Operation[] = [
  ['update', (db) => db.product.update({ where: { id: 1 }, data: { name: 'Renamed', updatedAt: LATER } })],
  ['update of nothing', (db) => db.product.update({ where: { id: 999 }, data: { name: 'x' } })],
  [
    'arithmetic',
    (db) =>
      db.product.update({
        where: { id: 1 },
        data: {
          version: { increment: 1 },
          priceMinor: { multiply: 2 },
          weightGrams: { decrement: 400 },
          updatedAt: LATER,
        },
        select: { version: true, priceMinor: true, weightGrams: true },
      }),
  ],
  [
    'optimistic lock that holds',
    (db) =>
      db.order.updateMany({
        where: { id: 1, version: 1 },
        data: { version: { increment: 1 }, updatedAt: LATER },
      }),
  ],
  [
    'optimistic lock that was lost',
    (db) =>
      db.order.updateMany({
        where: { id: 1, version: 1 },
        data: { version: { increment: 1 }, updatedAt: LATER },
      }),
  ],
  [
    'updateMany over a relation',
    (db) =>
      db.order.updateMany({
        where: { customer: { email: 'eve@example.com' } },
        data: { notes: 'of Eve', updatedAt: LATER },
      }),
  ],
  [
    'updateManyAndReturn',
    (db) =>
      db.category.updateManyAndReturn({
        where: { slug: { in: ['c', 'd'] } },
        data: { position: 9 },
        select: { slug: true, position: true },
      }),
  ],
  [
    'nested update',
    (db) =>
      db.order.update({
        where: { id: 1 },
        data: {
          updatedAt: LATER,
          items: {
            updateMany: { where: { sku: 'A2' }, data: { name: 'Second' } },
            deleteMany: { sku: 'none' },
          },
        },
        select: { items: { select: { name: true }, orderBy: { id: 'asc' } } },
      }),
  ],
  ['set to null', (db) => db.category.update({ where: { slug: 'c' }, data: { description: null } })],
  [
    'json of another shape',
    (db) =>
      db.product.update({
        where: { id: 1 },
        data: { artwork: ['a', { b: 1 }], updatedAt: LATER },
        select: { artwork: true },
      }),
  ],
  ['delete', (db) => db.category.delete({ where: { slug: 'h' } })],
  ['delete of a parent', (db) => db.category.delete({ where: { id: 1 } })],
  ['deleteMany', (db) => db.category.deleteMany({ where: { slug: { in: ['g', 'none'] } } })],
  ['batch', (db) => db.$transaction([db.category.count(), db.order.count()])],
  [
    'transaction',
    (db) =>
      db.$transaction(
        async (tx) => {
          await tx.category.update({ where: { slug: 'd' }, data: { position: 1 } });
          return tx.category.findUnique({ where: { slug: 'd' } });
        },
        { isolationLevel: 'Serializable' },
      ),
  ],
  [
    'rollback',
    (db) =>
      db.$transaction(async (tx) => {
        await tx.category.delete({ where: { slug: 'd' } });
        throw new Prisma.PrismaClientKnownRequestError('given up', { code: 'X', clientVersion: '' });
      }),
  ],
  ['after the rollback', (db) => db.category.count({ where: { slug: 'd' } })],
  [
    'raw query',
    (db) =>
      db.$queryRaw`/* workload.query */ SELECT p.id AS "id", p.is_active AS "isActive", p.created_at AS "createdAt", CAST(COUNT(*) OVER (PARTITION BY p.is_active) AS INTEGER) AS "all", CASE WHEN p.price_minor > ${1_000} THEN 1 ELSE 0 END AS "isDear" FROM products p WHERE LOWER(p.name) LIKE ${'%product%'} ESCAPE '!' ORDER BY p.id FETCH FIRST ${5} ROWS ONLY`,
  ],
  [
    'raw change',
    (db) => db.$executeRaw`/* workload.change */ UPDATE categories SET position = ${4} WHERE slug = ${'d'}`,
  ],
];
