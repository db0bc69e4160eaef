import { ROLES } from '@octo/shared/auth/permissions';
import { createDatabase, type Database } from '@octo/shared/db';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelOrder, retryRefund } from './cancel-order.service';
import { ORDER_ACTION_RULES, type OrderAction } from './order-actions.schema';
import { getOrder } from './order-detail.service';
import { processOrders } from './process-orders.service';
import { deliverOrder, shipOrder } from './ship-order.service';
import { contextAs, makeOrder, NOON } from './testing/make-order';

let db: Database;
let warehouseId: number;
let parcels = 0;

beforeAll(async () => {
  const url = await testDatabaseUrl();
  // Read by config() on first use.
  process.env.DATABASE_URL = url;
  process.env.INTERNAL_SERVICE_KEY = 'a-key-for-tests-only';
  db = createDatabase({ url, applicationName: 'order-changes-test', poolMax: 20 });
  const warehouse = await db.warehouse.create({ data: { code: 'W1', name: 'Warehouse one', region: 'eu' } });
  warehouseId = warehouse.id;
});
afterAll(() => db.$disconnect());

const as = (role: string | null) => contextAs(db, role);
const parcel = (number: string) => {
  parcels += 1;
  return { number, carrier: 'DHL', trackingNumber: `TRACK-${String(parcels).padStart(6, '0')}`, warehouseId };
};
const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error as { code: string; detail?: string },
  );
const stateOf = async (id: number) => (await db.order.findUniqueOrThrow({ where: { id } })).status;
const traces = (id: number, number: string) =>
  Promise.all([
    db.orderStatusEvent.count({ where: { orderId: id } }),
    db.auditLog.count({ where: { resourceType: 'order', resourceId: number } }),
    db.outboxEvent.count({ where: { aggregateType: 'order', aggregateId: String(id) } }),
  ]);

const RUN: Readonly<Record<OrderAction, (role: string | null, number: string) => Promise<unknown>>> = {
  process: (role, number) => processOrders(as(role), { numbers: [number] }),
  ship: (role, number) => shipOrder(as(role), parcel(number)),
  deliver: (role, number) => deliverOrder(as(role), { number }),
  cancel: (role, number) => cancelOrder(as(role), { number, reason: 'Asked to' }),
  refund: (role, number) => retryRefund(as(role), { number }),
};

describe('the way of an order', () => {
  it('goes from paid to delivered, with history, audit, event and parcel at each step', async () => {
    const { id, number } = await makeOrder(db);
    await RUN.process('support', number);
    expect(await traces(id, number)).toEqual([1, 1, 1]);
    await shipOrder(as('support'), { ...parcel(number), carrier: 'FedEx', trackingNumber: 'FX-123456' });
    await RUN.deliver('support', number);
    expect(await traces(id, number)).toEqual([3, 3, 3]);
    const order = await getOrder(as('admin'), number);
    expect(order.status).toBe('delivered');
    expect(order.shipments).toMatchObject([
      {
        carrier: 'FedEx',
        trackingNumber: 'FX-123456',
        status: 'delivered',
        weightGrams: 1_800,
        deliveredAt: NOON,
        warehouse: { name: 'Warehouse one' },
        events: [{ status: 'delivered' }, { status: 'shipped', location: 'Warehouse one' }],
      },
    ]);
    expect(
      order.statusEvents.map(({ fromStatus, toStatus, actor }) => `${fromStatus} ${toStatus} ${actor}`),
    ).toEqual([
      'paid processing support@octo.example',
      'processing shipped support@octo.example',
      'shipped delivered support@octo.example',
    ]);
    expect(order.audit.map(({ action }) => action)).toEqual(['order.deliver', 'order.ship', 'order.process']);
  });

  it('does nothing when a step is repeated', async () => {
    const { id, number } = await makeOrder(db, { status: 'processing' });
    const input = parcel(number);
    expect(await shipOrder(as('admin'), input)).toMatchObject({ outcome: 'changed' });
    expect(await shipOrder(as('admin'), input)).toMatchObject({ outcome: 'no_op' });
    expect(await traces(id, number)).toEqual([1, 1, 1]);
    expect(await db.shipment.count({ where: { orderId: id } })).toBe(1);
  });

  it('refuses a step that the state does not allow, and says why', async () => {
    const { id, number } = await makeOrder(db, { status: 'shipped' });
    expect(await failure(RUN.cancel('admin', number))).toMatchObject({
      code: 'transition_refused',
      detail: expect.stringContaining('left the warehouse'),
    });
    expect(await failure(RUN.ship('admin', (await makeOrder(db)).number))).toMatchObject({
      code: 'transition_refused',
    });
    const pending = await makeOrder(db, { status: 'payment_pending' });
    expect(await failure(RUN.cancel('admin', pending.number))).toMatchObject({ code: 'transition_refused' });
    expect(await traces(id, number)).toEqual([0, 0, 0]);
  });

  it('knows no order that does not exist', async () => {
    for (const action of ['ship', 'deliver', 'cancel', 'refund'] as const) {
      expect(await failure(RUN[action]('admin', 'OCTO-0000-0000'))).toMatchObject({
        code: 'order_not_found',
      });
    }
  });

  it('takes a parcel once: a tracking number of another order and a closed warehouse are refused by field', async () => {
    const [one, two] = [
      await makeOrder(db, { status: 'processing' }),
      await makeOrder(db, { status: 'processing' }),
    ];
    const input = parcel(one.number);
    await shipOrder(as('admin'), input);
    expect(await failure(shipOrder(as('admin'), { ...input, number: two.number }))).toMatchObject({
      code: 'validation_failed',
      fields: [{ path: 'trackingNumber' }],
    });
    expect(await failure(shipOrder(as('admin'), { ...parcel(two.number), warehouseId: 999 }))).toMatchObject({
      fields: [{ path: 'warehouseId' }],
    });
    expect(await stateOf(two.id)).toBe('processing');
    expect(await traces(two.id, two.number)).toEqual([0, 0, 0]);
  });
});

describe('many operators', () => {
  it('ship one order at the same moment: one parcel', async () => {
    const { id, number } = await makeOrder(db, { status: 'processing' });
    const results = await Promise.all(
      Array.from({ length: 6 }, () => shipOrder(as('admin'), parcel(number))),
    );
    expect(results.filter(({ outcome }) => outcome === 'changed')).toHaveLength(1);
    expect(await db.shipment.count({ where: { orderId: id } })).toBe(1);
    expect(await traces(id, number)).toEqual([1, 1, 1]);
  });

  it('ship and cancel one order at the same moment: one wins, the other is told', async () => {
    const { id, number } = await makeOrder(db, { status: 'processing' });
    const [shipped, cancelled] = await Promise.all([
      failure(shipOrder(as('admin'), parcel(number))),
      failure(cancelOrder(as('manager'), { number, reason: 'Changed my mind' })),
    ]);
    const loser = shipped ?? cancelled;
    expect([shipped, cancelled].filter((error) => error === null)).toHaveLength(1);
    expect(['transition_refused', 'conflict']).toContain(loser?.code);
    const state = await stateOf(id);
    expect(state).toBe(shipped === null ? 'shipped' : 'cancelled');
    expect(await db.shipment.count({ where: { orderId: id } })).toBe(state === 'shipped' ? 1 : 0);
  });

  it('process a list together: every order once', async () => {
    const orders = await Promise.all(Array.from({ length: 5 }, () => makeOrder(db)));
    const numbers = [...orders.map(({ number }) => number), 'OCTO-0000-0000'];
    const results = await Promise.all([
      processOrders(as('admin'), { numbers }),
      processOrders(as('support'), { numbers: numbers.toReversed() }),
    ]);
    expect(results.flatMap(({ changed }) => changed).toSorted()).toEqual(
      orders.map(({ number }) => number).toSorted(),
    );
    expect(results.map(({ refused }) => refused.length)).toEqual([1, 1]);
  });
});

describe('cancelling', () => {
  it('brings the pieces back exactly once, whoever repeats it, and asks for the refund once', async () => {
    const { id, number, productId } = await makeOrder(db, { quantity: 3, quantityOnStock: 10 });
    const results = await Promise.all(
      Array.from({ length: 5 }, () => cancelOrder(as('manager'), { number, reason: 'Customer asked' })),
    );
    expect(results.filter(({ outcome }) => outcome === 'changed')).toHaveLength(1);
    expect(await db.stockLevel.findUnique({ where: { productId } })).toMatchObject({
      available: 10,
      reserved: 0,
    });
    const ledger = await db.stockMovement.aggregate({
      where: { productId },
      _sum: { availableDelta: true, reservedDelta: true },
    });
    expect(ledger._sum).toEqual({ availableDelta: 10, reservedDelta: 0 });
    expect(
      await db.outboxEvent.findMany({
        where: { aggregateId: String(id), eventType: 'order.refund_requested' },
      }),
    ).toMatchObject([
      {
        destination: 'octo-drone-shop.refunds',
        status: 'pending',
        payload: { orderId: id, number, reason: 'Customer asked' },
      },
    ]);
    const order = await getOrder(as('admin'), number);
    expect(order.audit[0]).toMatchObject({
      details: { piecesReturned: 3, refund: 'requested', reason: 'Customer asked' },
    });
    expect(order.refund).toMatchObject({ status: 'pending' });
    expect(order.actions).toEqual([]);
  });

  it('offers the refund again after it was given up', async () => {
    const { id, number } = await makeOrder(db);
    await RUN.cancel('admin', number);
    await db.outboxEvent.updateMany({ where: { aggregateId: String(id) }, data: { status: 'dead' } });
    expect((await getOrder(as('admin'), number)).actions).toEqual([{ action: 'refund', isAllowed: true }]);
    await RUN.refund('admin', number);
    expect(
      await db.outboxEvent.count({
        where: { aggregateId: String(id), eventType: 'order.refund_requested', status: 'pending' },
      }),
    ).toBe(1);
  });
});

describe('rights', () => {
  const sources: Readonly<Record<OrderAction, string>> = {
    process: 'paid',
    ship: 'processing',
    deliver: 'shipped',
    cancel: 'paid',
    refund: 'cancelled',
  };
  const allowed: Readonly<Record<OrderAction, readonly string[]>> = {
    process: ['admin', 'manager', 'support'],
    ship: ['admin', 'manager', 'support'],
    deliver: ['admin', 'manager', 'support'],
    cancel: ['admin', 'manager'],
    refund: ['admin', 'manager'],
  };

  it.each(Object.keys(ORDER_ACTION_RULES) as OrderAction[])(
    'to %s are refused to every other role and to nobody',
    async (action) => {
      const { id, number } = await makeOrder(db, { status: sources[action] });
      for (const role of ROLES.filter((candidate) => !allowed[action].includes(candidate))) {
        expect(await failure(RUN[action](role, number))).toMatchObject({ code: 'forbidden' });
      }
      expect(await failure(RUN[action]('root', number))).toMatchObject({ code: 'forbidden' });
      expect(await failure(RUN[action](null, number))).toMatchObject({ code: 'unauthenticated' });
      expect(await stateOf(id)).toBe(sources[action]);
      expect(await traces(id, number)).toEqual([0, 0, 0]);
    },
  );
});
