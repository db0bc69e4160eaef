import { createDatabase, type Database, openStore, type Store } from '@octo/shared/db';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CrmContext } from '@/context';
import { flushSinks, storeSpans } from '@/features/observatory/ingest.service';
import { emptyStore } from '@/features/observatory/testing/empty-store';
import { timeRangeOf } from '@/features/observatory/time-range.schema';
import { aSpan } from '../traces/span-builder';
import { getTopology } from './topology.service';

let db: Database;
let store: Store;
const NOW = new Date(1_760_000_060_000);
const RANGE = timeRangeOf({}, NOW);

beforeAll(async () => {
  const url = await testDatabaseUrl();
  db = createDatabase({ url, applicationName: 'test', poolMax: 2 });
  store = openStore({ url });
});
afterAll(() => Promise.all([db.$disconnect(), store.close()]));
beforeEach(() => emptyStore(store));

const as = (role: string | null, observatory: Store | null = store): CrmContext => ({
  ids: { requestId: 'r', correlationId: 'c', traceId: null },
  db,
  observatory,
  now: () => NOW,
  operator: role ? { userId: 1, email: 'o@octo.example', name: 'Op', role } : null,
  isService: role === null,
  ipAddress: null,
  userAgent: null,
});

const SHOP = 'octo-drone-shop';
const CRM = 'enterprise-crm-portal';
const call = (id: string, serviceName: string, attributes: Record<string, string>, error = false) =>
  aSpan(id, { serviceName, kind: 3, attributes, statusCode: error ? 2 : 0, toMs: 5 });

describe('the topology', () => {
  it('draws browser, applications, database, identity domain and third parties by itself', async () => {
    await storeSpans(as(null), [
      call('1', `${SHOP}-browser`, { 'url.template': '/api/cart' }),
      call('2', SHOP, { 'db.system.name': 'postgresql', 'db.namespace': 'octo' }),
      call('3', SHOP, { 'service.peer.name': CRM }),
      call('4', CRM, { 'db.system.name': 'postgresql', 'db.namespace': 'octo' }),
      call('5', SHOP, { 'service.peer.name': 'identity-domain' }),
      call('6', SHOP, { 'peer.service': 'payment-provider' }, true),
      aSpan('7', { serviceName: SHOP, kind: 2 }),
    ]);
    await flushSinks(store);
    const { nodes, edges } = await getTopology(as('analyst'), RANGE);
    expect(edges.map(({ id }) => id).sort()).toEqual([
      `${CRM} → PostgreSQL octo`,
      `${SHOP} → PostgreSQL octo`,
      `${SHOP} → ${CRM}`,
      `${SHOP} → identity-domain`,
      `${SHOP} → payment-provider`,
      `${SHOP}-browser → ${SHOP}`,
    ]);
    expect(Object.fromEntries(nodes.map(({ id, kind }) => [id, kind]))).toEqual({
      [`${SHOP}-browser`]: 'browser',
      [SHOP]: 'service',
      [CRM]: 'service',
      'PostgreSQL octo': 'database',
      'identity-domain': 'identity',
      'payment-provider': 'third-party',
    });
    const payment = edges.find(({ callee }) => callee === 'payment-provider');
    expect(payment).toMatchObject({ calls: 1, errorShare: 1, health: 'danger', maxUs: 5_000, p95Us: 5_000 });
    expect(payment?.tracesHref).toContain(encodeURIComponent('edge=octo-drone-shop').slice(0, 12));
  });

  it('adds up what several flushes wrote, and leaves out other times', async () => {
    for (const id of ['1', '2']) {
      await storeSpans(as(null), [call(id, SHOP, { 'service.peer.name': CRM })]);
      await flushSinks(store);
    }
    expect((await getTopology(as('admin'), RANGE)).edges).toEqual([expect.objectContaining({ calls: 2 })]);
    const later = timeRangeOf({}, new Date(NOW.getTime() + 7_200_000));
    expect((await getTopology(as('admin'), later)).edges).toEqual([]);
  });

  it.each([
    [() => as('viewer'), 'forbidden'],
    [() => as(null), 'forbidden'],
    [() => as('admin', null), 'observatory_off'],
  ])('is refused where it may not or cannot be seen', async (context, code) => {
    await expect(getTopology(context(), RANGE)).rejects.toMatchObject({ code });
  });
});
