import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PrismaOracle } from './adapter';
import { fakeOracle } from './testing/fake-impl';
import { driverError } from './testing/fake-server';
import { GADGETS } from './testing/gadgets';
import { sqlQuery } from './testing/query';

const UPDATE = sqlQuery(`UPDATE "public"."gadgets" SET "note" = $1 WHERE 1=1`, ['string', 'n']);
const BULK = sqlQuery(
  `INSERT INTO "public"."gadgets" ("code") VALUES ($1), ($2)`,
  ['string', 'a'],
  ['string', 'b'],
);
const REFUSED = sqlQuery(`UPDATE "public"."gadgets" SET "code" = $1 WHERE 1=1`, ['string', '']);
const UNKNOWN = sqlQuery('SELECT now()');

const FAILURES = ['ORA-00001: unique', 'ORA-00060: deadlock', 'NJS-500: broken', 'NJS-123: call timeout'];

const failure = fc.option(fc.constantFrom(...FAILURES), { freq: 2, nil: null });
const step = fc.constantFrom(UPDATE, BULK, REFUSED, UNKNOWN);
const use = fc.record({
  isTransaction: fc.boolean(),
  steps: fc.array(step, { minLength: 1, maxLength: 4 }),
  level: fc.constantFrom(undefined, 'SERIALIZABLE' as const, 'REPEATABLE READ' as const),
  end: fc.constantFrom('commit' as const, 'rollback' as const),
});

it('gives every session back, whatever fails when', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(use, { minLength: 1, maxLength: 6 }),
      fc.infiniteStream(failure),
      async (uses, failures) => {
        const next = (): Error | null => {
          const { value } = failures.next();
          return value ? driverError(value) : null;
        };
        const { driver, pool, server } = fakeOracle(() => next() ?? { rowsAffected: 1 }, {
          poolMax: 2,
          queueTimeout: 0,
        });
        const adapter = await new PrismaOracle({
          catalogue: GADGETS,
          open: async () => ({ driver, pool }),
        }).connect();
        const run = async ({ isTransaction, steps, level, end }: (typeof uses)[number]) => {
          if (!isTransaction) {
            await Promise.allSettled(steps.map((query) => adapter.executeRaw(query)));
            return;
          }
          const transaction = await adapter.startTransaction(level);
          for (const query of steps) await transaction.executeRaw(query).catch(() => undefined);
          server.commitError = next();
          // As the client does it: a failed commit is followed by nothing, a rollback may come twice.
          await transaction[end]().catch(() => undefined);
        };
        await Promise.allSettled(uses.map(run));
        expect(pool.connectionsInUse).toBe(0);
      },
    ),
    { numRuns: 100 },
  );
});
