import { createDatabase, type Database } from '@octo/shared/db';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerListQuery } from '../customers/customers.schema';
import { getCustomer, listCustomers } from '../customers/customers.service';
import { contextAs, makeOrder } from '../orders/testing/make-order';
import { auditListQuery } from './audit.schema';
import { auditOf, listAudit, recordAudit } from './audit.service';

let db: Database;

beforeAll(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'lists-test', poolMax: 5 });
});
afterAll(() => db.$disconnect());

const as = (role: string | null) => contextAs(db, role);

describe('the audit log', () => {
  beforeAll(async () => {
    for (let index = 0; index < 120; index += 1) {
      await recordAudit(as(index % 2 === 0 ? 'admin' : 'support'), db, {
        action: 'order.ship',
        resourceType: 'order',
        resourceId: `OCTO-${index % 10}`,
        details: { index },
      });
    }
  });

  it('shows every deed once, newest first, while others are added', async () => {
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const page = await listAudit(as('analyst'), auditListQuery.parse(after ? { after } : {}));
      seen.push(...page.items.map(({ id }) => id));
      after = page.nextCursor;
      await recordAudit(as('admin'), db, { action: 'order.cancel', resourceType: 'order' });
    } while (after);
    expect(seen).toHaveLength(120);
    expect(seen).toEqual(seen.toSorted((a, b) => b - a));
    expect(new Set(seen).size).toBe(120);
  });

  it('narrows by thing, operator and day', async () => {
    const find = (query: Record<string, string>) => listAudit(as('admin'), auditListQuery.parse(query));
    expect((await find({ resource: 'order', id: 'OCTO-3' })).items).toHaveLength(12);
    expect(
      (await find({ actor: 'SUPPORT@' })).items.every(
        ({ actorName }) => actorName === 'support@octo.example',
      ),
    ).toBe(true);
    expect((await find({ from: '2026-03-02' })).items).toEqual([]);
    expect((await find({ to: '2026-03-01', action: 'order.ship' })).items).toHaveLength(50);
  });

  it.each(['support', 'viewer'])('is closed to %s, also on the page of a thing', async (role) => {
    await expect(listAudit(as(role), {})).rejects.toMatchObject({ code: 'forbidden' });
    expect(await auditOf(as(role), { resourceType: 'order', resourceId: 'OCTO-3' })).toEqual([]);
  });
});

describe('customers', () => {
  beforeAll(async () => {
    for (let index = 0; index < 110; index += 1) {
      await db.customer.create({ data: { email: `${index}@people.example`, name: `Name ${index % 7}` } });
    }
  });

  it('are all shown once by name, forwards and back', async () => {
    const forwards: number[] = [];
    let page = await listCustomers(as('support'), {});
    for (;;) {
      forwards.push(...page.items.map(({ id }) => id));
      if (!page.nextCursor) break;
      page = await listCustomers(as('support'), customerListQuery.parse({ after: page.nextCursor }));
    }
    expect(forwards).toHaveLength(110);
    expect(new Set(forwards).size).toBe(110);
    const previous = await listCustomers(
      as('support'),
      customerListQuery.parse({ before: page.previousCursor }),
    );
    expect(previous.items.map(({ id }) => id)).toEqual(forwards.slice(50, 100));
  });

  it('have a page with their orders', async () => {
    const { id, number } = await makeOrder(db);
    const { customerId } = await db.order.findUniqueOrThrow({ where: { id } });
    expect(await getCustomer(as('analyst'), customerId)).toMatchObject({
      orderCount: 1,
      spentMinor: 20_000,
      orders: [{ number }],
    });
    await expect(getCustomer(as('admin'), 2_000_000)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are hidden from viewers and from nobody', async () => {
    await expect(listCustomers(as('viewer'), {})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(getCustomer(as('viewer'), 1)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listCustomers(as(null), {})).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});
