import { afterAll, expect, it } from 'vitest';
import { recordMetrics } from '../telemetry/testing/record-metrics';
import { type PoolFigures, registerPool } from './pool-registry';

const recorded = recordMetrics();
afterAll(recorded.stop);

const pool = (figures: PoolFigures) => registerPool({ figures: () => figures, close: async () => undefined });

it('reports every pool by the conventions, as it stands when metrics are collected', async () => {
  const forget = [
    pool({ name: 'shop-main', min: 5, max: 15, used: 3, idle: 4, pending: 2, timeouts: 1 }),
    pool({ name: 'shop-security', min: 5, max: 15, used: 0, idle: 1, pending: 0, timeouts: 0 }),
  ];
  const points = await recorded.take();
  for (const each of forget) each();

  const told = points.map(({ name, labels, value }) => [name, Object.values(labels).join(' '), value]);
  expect(told).toEqual([
    ['db.client.connection.count', 'shop-main used', 3],
    ['db.client.connection.count', 'shop-main idle', 4],
    ['db.client.connection.count', 'shop-security used', 0],
    ['db.client.connection.count', 'shop-security idle', 1],
    ['db.client.connection.max', 'shop-main', 15],
    ['db.client.connection.max', 'shop-security', 15],
    ['db.client.connection.idle.min', 'shop-main', 5],
    ['db.client.connection.idle.min', 'shop-security', 5],
    ['db.client.connection.idle.max', 'shop-main', 15],
    ['db.client.connection.idle.max', 'shop-security', 15],
    ['db.client.connection.pending_requests', 'shop-main', 2],
    ['db.client.connection.pending_requests', 'shop-security', 0],
    ['db.client.connection.timeouts', 'shop-main', 1],
    ['db.client.connection.timeouts', 'shop-security', 0],
  ]);
});
