import type { SqlDriverAdapter, SqlQuery } from '@prisma/driver-adapter-utils';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Prisma, PrismaClient } from '../../generated/client';
import { CATALOGUE } from '../catalogue/generated';
import { featuresOf } from './features';
import type { Plan } from './plan';
import { PlanCache } from './plan-cache';
import { rewrite } from './rewrite';
import { UnsupportedSqlError } from './unsupported-sql-error';

const TIMEOUT_MS = 60_000;
const FEATURES = featuresOf(1_900_000_000);

/** A client whose statements are kept and answered with nothing. */
function recordingClient(): { readonly client: PrismaClient; readonly taken: () => SqlQuery[] } {
  let queries: SqlQuery[] = [];
  const queryable = {
    provider: 'postgres',
    adapterName: 'recording',
    queryRaw: async (query: SqlQuery) => {
      queries.push(query);
      return { columnNames: [], columnTypes: [], rows: [] };
    },
    executeRaw: async (query: SqlQuery) => {
      queries.push(query);
      return 0;
    },
  } as const;
  const adapter: SqlDriverAdapter = {
    ...queryable,
    executeScript: async () => undefined,
    dispose: async () => undefined,
    startTransaction: async () => ({
      ...queryable,
      options: { usePhantomQuery: true },
      commit: async () => undefined,
      rollback: async () => undefined,
    }),
  };
  const client = new PrismaClient({
    adapter: { provider: 'postgres', adapterName: 'recording', connect: async () => adapter },
  });
  const taken = () => {
    const result = queries;
    queries = [];
    return result;
  };
  return { client, taken };
}

/** Names of the arguments that a plan binds. */
function argumentsOf(plan: Plan): ReadonlySet<number> {
  if (plan.kind === 'savepoint') return new Set();
  if (plan.kind !== 'insertMany') return new Set(plan.binds.map(({ argument }) => argument));
  const values = plan.statements.flatMap(({ rows }) => rows.flatMap((row) => row.values));
  return new Set(values.flatMap((value) => ('argument' in value ? [value.argument] : [])));
}

/** Every argument is bound, except offsets that are left out; every bind of the text is given. */
function checkBinds({ sql, args }: SqlQuery): void {
  const cache = new PlanCache({ tables: CATALOGUE, features: FEATURES, capacity: 10 });
  const plan = cache.planOf({ sql, args });
  const used = argumentsOf(plan);
  const missing = args.filter((value, index) => !used.has(index) && String(value) !== '0');
  expect(missing).toEqual([]);
  for (const index of used) expect(index).toBeLessThan(args.length);
  if (plan.kind !== 'query' && plan.kind !== 'dml') return;
  const named = new Set([...plan.text.matchAll(/:(p\d+)\b/g)].map(([, name]) => name));
  expect([...named].sort()).toEqual(plan.binds.map(({ name }) => name).sort());
}

const text = fc.string({ minLength: 1, maxLength: 8 });
const insensitive = fc.constantFrom(undefined, 'insensitive' as const);
const direction = fc.constantFrom('asc' as const, 'desc' as const);
const instant = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
const integer = fc.integer({ min: -1_000, max: 1_000 });

const stringFilter = fc.oneof(
  text,
  fc.record({ contains: text, mode: insensitive }),
  fc.record({ startsWith: text, mode: insensitive }),
  fc.record({ endsWith: text }),
  fc.record({ in: fc.array(text, { maxLength: 9 }) }),
  fc.record({ notIn: fc.array(text, { maxLength: 5 }) }),
  fc.record({ not: text }),
  fc.record({ equals: text, mode: insensitive }),
);
const numberFilter = fc.oneof(
  integer,
  fc.record({ gte: integer, lt: integer }),
  fc.record({ in: fc.array(integer, { maxLength: 12 }) }),
  fc.record({ not: fc.oneof(integer, fc.record({ gt: integer })) }),
);

type Where = Prisma.OrderWhereInput;
const { where } = fc.letrec<{ where: Where }>((tie) => ({
  where: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.record(
      {
        status: stringFilter,
        totalMinor: numberFilter,
        couponCode: fc.oneof(fc.constant(null), stringFilter),
        isStockHeld: fc.boolean(),
        placedAt: fc.record({ gte: instant }),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<Where>,
    fc.record({ AND: fc.array(tie('where'), { maxLength: 3 }) }),
    fc.record({ OR: fc.array(tie('where'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ NOT: tie('where') }),
    fc.record({ customer: fc.record({ email: stringFilter }) }) as fc.Arbitrary<Where>,
    fc.record({ items: fc.record({ some: fc.record({ quantity: numberFilter }) }) }) as fc.Arbitrary<Where>,
    fc.record({ items: fc.record({ none: fc.record({ sku: stringFilter }) }) }) as fc.Arbitrary<Where>,
    fc.record({
      payments: fc.record({ every: fc.record({ amountMinor: numberFilter }) }),
    }) as fc.Arbitrary<Where>,
  ),
}));

const orderBy = fc.array(
  fc.oneof(
    fc.record({ totalMinor: direction }),
    fc.record({
      paidAt: fc.record({ sort: direction, nulls: fc.constantFrom('first' as const, 'last' as const) }),
    }),
    fc.record({ customer: fc.record({ name: direction }) }),
    fc.record({ items: fc.record({ _count: direction }) }),
  ),
  { maxLength: 3 },
);
const page = fc.record(
  { skip: fc.nat(50), take: fc.integer({ min: -20, max: 20 }), cursor: fc.record({ id: fc.nat(9) }) },
  { requiredKeys: [] },
);

describe('whatever the client is asked', () => {
  const { client, taken } = recordingClient();
  const check = async (call: () => Promise<unknown>) => {
    // The recording database has no rows: what insists on one fails after its statement was seen.
    await call().catch((error: unknown) => {
      if (error instanceof Prisma.PrismaClientValidationError) throw error;
    });
    for (const query of taken()) checkBinds(query);
  };

  it('for orders: every statement is translated and every bind has its place', {
    timeout: TIMEOUT_MS,
  }, async () => {
    const args = fc.record({ where, orderBy, page, isDeep: fc.boolean(), kind: fc.nat(5) });
    await fc.assert(
      fc.asyncProperty(args, async ({ where, orderBy, page, isDeep, kind }) => {
        const include = isDeep ? { items: { where: { quantity: { gt: 1 } } }, customer: true } : undefined;
        if (kind === 0) await check(() => client.order.count({ where, ...page, orderBy }));
        else if (kind === 1) {
          await check(() =>
            client.order.aggregate({ where, _sum: { totalMinor: true }, _max: { paidAt: true } }),
          );
        } else if (kind === 2) {
          const by = ['status', 'currency'] as const;
          await check(() => client.order.groupBy({ by: [...by], where, _count: { id: true } }));
        } else await check(() => client.order.findMany({ where, orderBy, ...page, include }));
      }),
      { numRuns: 100 },
    );
  });

  it('to write: every statement is translated and every bind has its place', {
    timeout: TIMEOUT_MS,
  }, async () => {
    const row = fc.record({
      name: text,
      slug: text,
      description: fc.option(text),
      position: fc.option(fc.nat(9), { nil: undefined }),
    });
    const args = fc.record({
      rows: fc.array(row, { minLength: 1, maxLength: 4 }),
      skipDuplicates: fc.boolean(),
      where,
    });
    await fc.assert(
      fc.asyncProperty(args, async ({ rows, skipDuplicates, where }) => {
        const [first] = rows;
        if (!first) return;
        await check(() => client.category.create({ data: first }));
        await check(() => client.category.createMany({ data: rows, skipDuplicates }));
        await check(() => client.category.createManyAndReturn({ data: rows, skipDuplicates }));
        await check(() =>
          client.category.upsert({
            where: { slug: first.slug },
            create: first,
            update: { position: { increment: 1 } },
          }),
        );
        await check(() =>
          client.category.update({
            where: { slug: first.slug, name: first.name },
            data: { position: { decrement: 2 } },
          }),
        );
        await check(() =>
          client.order.updateMany({ where, data: { version: { increment: 1 }, paidAt: null }, limit: 3 }),
        );
        await check(() =>
          client.order.updateManyAndReturn({ where, data: { status: first.name }, select: { id: true } }),
        );
        await check(() => client.order.deleteMany({ where }));
      }),
      { numRuns: 20 },
    );
  });
});

describe('any heap of words', () => {
  const words = fc.constantFrom(
    ...[
      'SELECT',
      'FROM',
      'WHERE',
      '"public"."orders"',
      '"public"."orders"."id"',
      '"orders"',
      'orders',
      'o',
      'AS',
    ],
    ...[
      '(',
      ')',
      ',',
      '.',
      '=',
      '<',
      '||',
      '+',
      '-',
      '*',
      '/',
      '::text',
      "'x'",
      '1',
      '$1',
      '$2',
      'AND',
      'OR',
    ],
    ...[
      'NOT',
      'IN',
      'IS',
      'NULL',
      'LIKE',
      'ILIKE',
      'EXISTS',
      'CASE',
      'WHEN',
      'THEN',
      'ELSE',
      'END',
      'COUNT(*)',
    ],
    ...[
      'INSERT INTO',
      'VALUES',
      'DEFAULT',
      'UPDATE',
      'SET',
      'DELETE',
      'RETURNING',
      'ON CONFLICT',
      'DO NOTHING',
    ],
    ...[
      'LIMIT',
      'OFFSET',
      'FETCH FIRST',
      'ROWS ONLY',
      'UNION ALL',
      'WITH',
      'CAST',
      'INTEGER',
      ';',
      '--',
      '/*',
      '#>',
    ],
  );
  const marker = fc.constantFrom('', '/* a.b */ ', '/* oracle a.b */ ', '/* oracle a.b (x json) */ ');

  it('is translated or refused, never a failure of another kind', () => {
    const options = { tables: CATALOGUE, features: FEATURES, isZero: () => true };
    fc.assert(
      fc.property(
        marker,
        fc.array(words, { maxLength: 25 }),
        fc.string({ maxLength: 4 }),
        (start, heap, noise) => {
          try {
            rewrite(`${start}${heap.join(' ')}${noise}`, options);
          } catch (error) {
            expect(error).toBeInstanceOf(UnsupportedSqlError);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('that begins like a statement is translated or refused', () => {
    const options = { tables: CATALOGUE, features: FEATURES, isZero: () => true };
    const begins = fc.constantFrom(
      '/* a.b */ SELECT o.id FROM orders o WHERE o.id =',
      'SELECT "public"."orders"."id" FROM "public"."orders" WHERE ("public"."orders"."id" IN (',
      'UPDATE "public"."orders" SET "status" = ',
      'INSERT INTO "public"."orders" ("number") VALUES (',
    );
    fc.assert(
      fc.property(begins, fc.array(words, { maxLength: 6 }), (start, heap) => {
        try {
          const { plan } = rewrite(`${start} ${heap.join(' ')}`, options);
          expect(JSON.stringify(plan)).not.toMatch(/ILIKE|LIMIT|::|ON CONFLICT|\$\d/);
        } catch (error) {
          expect(error).toBeInstanceOf(UnsupportedSqlError);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
