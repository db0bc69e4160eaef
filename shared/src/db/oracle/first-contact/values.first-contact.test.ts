import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabaseUrl } from '../../../testing';
import { createDatabase, type Database } from '../../client';

let db: Database;
beforeAll(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'values', poolMax: 2 });
});
afterAll(() => db.$disconnect());

const LONG = 'Grüße aus Łódź 🛩️ '.repeat(8_000);

describe('values on this server', () => {
  it('bigint, JSON and long documents come back as they went', async () => {
    const attributes = { text: LONG, nested: [{ a: 1.5, b: null, c: true, d: 'it’s "quoted"' }] };
    const span = {
      traceId: 'f'.repeat(32),
      spanId: 'e'.repeat(16),
      serviceName: 'values',
      name: 'round trip',
      kind: 1,
      startedAtUs: 9_007_199_254_740_993n,
      durationUs: -1n,
      attributes,
    };
    await db.telemetrySpan.create({ data: span });
    const found = await db.telemetrySpan.findFirstOrThrow({ where: { traceId: span.traceId } });
    expect(found).toMatchObject({ ...span, parentSpanId: null, events: null });
  });

  it('floats, booleans and instants come back as they went', async () => {
    const dealer = { name: 'Łódź', address: 'x', latitude: 51.759248, longitude: -1e-7, isActive: false };
    expect(await db.dealerLocation.create({ data: dealer })).toMatchObject(dealer);
    expect(await db.dealerLocation.findFirst({ where: { latitude: 51.759248 } })).toMatchObject(dealer);
    const at = new Date('2024-02-29T23:59:59.999Z');
    const view = await db.pageView.create({ data: { page: '/', createdAt: at } });
    expect(await db.pageView.findFirst({ where: { createdAt: at } })).toEqual(view);
    expect(view.createdAt).toEqual(at);
  });

  it('text of many bytes fits by its characters, and one more character is refused', async () => {
    const name = '🛩'.repeat(100);
    expect(await db.customer.create({ data: { email: 'wide@octo.example', name } })).toMatchObject({ name });
    await expect(
      db.customer.create({ data: { email: 'long@octo.example', name: 'x'.repeat(201) } }),
    ).rejects.toMatchObject({ code: 'P2000' });
  });

  it('the empty string is NULL where a column may be NULL, and refused elsewhere', async () => {
    const customer = await db.customer.create({
      data: { email: 'empty@octo.example', name: 'E', phone: '' },
    });
    expect(customer.phone).toBeNull();
    await expect(
      db.customer.create({ data: { email: 'none@octo.example', name: '' } }),
    ).rejects.toMatchObject({
      code: 'P2007',
    });
  });

  it('keys with a NULL in them do not collide, and full ones do', async () => {
    const { id: categoryId } = await db.category.create({ data: { slug: 'keys', name: 'Keys' } });
    const { id: productId } = await db.product.create({
      data: { sku: 'KEY-1', slug: 'key-1', name: 'Key', specs: [], artwork: {}, categoryId, priceMinor: 1 },
    });
    const movement = { productId, kind: 'opening', availableDelta: 1 };
    await db.stockMovement.createMany({ data: [movement, movement] });
    expect(await db.stockMovement.count({ where: { productId } })).toBe(2);
    await expect(db.category.create({ data: { slug: 'keys', name: 'Other' } })).rejects.toMatchObject({
      code: 'P2002',
    });
  });
});
