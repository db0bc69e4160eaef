import { newUuid } from '@octo/shared/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkOut } from './checkout.service';
import { recoverOrders } from './recover-orders.service';
import { bodyFor, CARDS, type Lab, makeCart, makeProduct, openLab, visitor } from './testing/checkout-lab';
import { Crash, dyingProcess } from './testing/crashing';
import { expectConsistent, expectNothingOpen } from './testing/invariants';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const recover = () => recoverOrders({ db: lab.db, gateway: lab.gateway, recoveryAfterMs: 0 });
const settled = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    () => undefined,
  );

/** More steps than any of the paths below has; the tests end when a process survives. */
const MANY = 60;

describe.each([
  ['an approved card', CARDS.approved, 'paid'],
  ['a declined card', CARDS.insufficientFunds, 'failed'],
  ['a charge without an answer', CARDS.cutCharged, 'paid'],
  ['a lost request', CARDS.cutUncharged, 'failed'],
] as const)('a crash during the checkout with %s', (_, card, ending) => {
  it.each(['before', 'after'] as const)(
    '%s any step leaves nothing that recovery does not settle',
    async (when) => {
      const product = await makeProduct(lab.db, 100);
      await lab.db.coupon.upsert({
        where: { code: 'CRASH' },
        create: { code: 'CRASH', kind: 'fixed', amountOffMinor: 1_000, maxUses: 1_000_000 },
        update: { usedCount: 0 },
      });
      let survived = false;
      let kept = 0;
      for (let diesAt = 1; diesAt < MANY && !survived; diesAt += 1) {
        const made = await makeCart(lab.db, [{ product }]);
        const cart = { ...made, totalMinor: made.totalMinor - 1_000 };
        const key = newUuid();
        const args = { params: {}, query: {}, body: bodyFor(cart, { card, couponCode: 'CRASH' }) };
        const dying = dyingProcess(lab.db, lab.gateway, { diesAt, when });
        await settled(
          checkOut(visitor(dying.db, cart.token), args, key, { ...lab.deps, gateway: dying.gateway }),
        );
        survived = !dying.isDead();
        await recover();
        await expectNothingOpen(lab.db);
        await expectConsistent(lab.db, lab.provider);
        const order = await lab.db.order.findUnique({ where: { idempotencyKey: key } });
        const after = await lab.db.cart.findUniqueOrThrow({ where: { id: cart.id } });
        expect(after.status, `cart after a crash at step ${diesAt}`).toBe(
          order?.status === 'paid' ? 'ordered' : 'open',
        );
        if (order?.status === 'paid') kept += 1;
        // Orders that crashed before the charge was sent fail; a charge that was made is never lost.
        if (survived) expect(order?.status).toBe(ending);
      }
      expect(survived).toBe(true);
      const stock = await lab.db.stockLevel.findUniqueOrThrow({ where: { productId: product.id } });
      expect(stock.available).toBe(100 - kept);
      const coupon = await lab.db.coupon.findUniqueOrThrow({ where: { code: 'CRASH' } });
      expect(coupon.usedCount).toBe(kept);
    },
    120_000,
  );
});

describe('a crash during recovery', () => {
  it.each([CARDS.cutCharged, CARDS.cutUncharged])(
    'is settled by the next run (card %s)',
    async (card) => {
      const product = await makeProduct(lab.db, 100);
      for (let diesAt = 1; diesAt < MANY; diesAt += 1) {
        const cart = await makeCart(lab.db, [{ product }]);
        const mute = async () => ({ kind: 'unclear', status: null }) as const;
        const deps = { ...lab.deps, gateway: { ...lab.gateway, find: mute, cancel: mute } };
        const args = { params: {}, query: {}, body: bodyFor(cart, { card }) };
        await checkOut(visitor(lab.db, cart.token), args, newUuid(), deps);
        const dying = dyingProcess(lab.db, lab.gateway, { diesAt, when: 'after' });
        await settled(recoverOrders({ db: dying.db, gateway: dying.gateway, recoveryAfterMs: 0 }));
        if (!dying.isDead()) return expectNothingOpen(lab.db);
        await recover();
        await expectNothingOpen(lab.db);
        await expectConsistent(lab.db, lab.provider);
      }
      throw new Crash('No run of the recovery survived.');
    },
    120_000,
  );
});

describe('recovery beside a request that is still running', () => {
  it('never gives back the money of an order that the request books meanwhile', async () => {
    const product = await makeProduct(lab.db, 100);
    // The request charges while recovery has just been told that the provider does not know the key.
    for (const order of ['request first', 'recovery first'] as const) {
      const cart = await makeCart(lab.db, [{ product }]);
      const args = { params: {}, query: {}, body: bodyFor(cart) };
      const gateway = {
        ...lab.gateway,
        charge: async (request: Parameters<typeof lab.gateway.charge>[0]) => {
          if (order === 'recovery first') await recover();
          const racing = recoverOrders({
            db: lab.db,
            gateway: {
              ...lab.gateway,
              find: async () => {
                const unseen = { kind: 'refused', status: 404, code: 'charge_not_found' } as const;
                return unseen;
              },
            },
            recoveryAfterMs: 0,
          });
          const [outcome] = await Promise.all([lab.gateway.charge(request), racing]);
          return outcome;
        },
      };
      await settled(checkOut(visitor(lab.db, cart.token), args, newUuid(), { ...lab.deps, gateway }));
      await recover();
      await expectNothingOpen(lab.db);
      await expectConsistent(lab.db, lab.provider);
    }
  }, 60_000);

  it('settles an order once when many runs find it at the same time', async () => {
    const product = await makeProduct(lab.db, 100);
    const cart = await makeCart(lab.db, [{ product }]);
    const mute = async () => ({ kind: 'unclear', status: null }) as const;
    const deps = { ...lab.deps, gateway: { ...lab.gateway, find: mute } };
    const args = { params: {}, query: {}, body: bodyFor(cart, { card: CARDS.cutCharged }) };
    await checkOut(visitor(lab.db, cart.token), args, newUuid(), deps);
    await Promise.all(Array.from({ length: 8 }, recover));
    await expectNothingOpen(lab.db);
    await expectConsistent(lab.db, lab.provider);
  });

  it('leaves orders alone that a request may still be working on', async () => {
    const product = await makeProduct(lab.db, 100);
    const cart = await makeCart(lab.db, [{ product }]);
    const mute = async () => ({ kind: 'unclear', status: null }) as const;
    const deps = { ...lab.deps, gateway: { ...lab.gateway, find: mute } };
    const args = { params: {}, query: {}, body: bodyFor(cart, { card: CARDS.cutCharged }) };
    await checkOut(visitor(lab.db, cart.token), args, newUuid(), deps);
    const early = await recoverOrders({ db: lab.db, gateway: lab.gateway, recoveryAfterMs: 60_000 });
    expect(early).toEqual({ paid: 0, failed: 0, open: 0 });
    expect(await recover()).toEqual({ paid: 1, failed: 0, open: 0 });
  });
});
