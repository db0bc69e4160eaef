import 'server-only';
import { type Attributes, metrics, type ObservableResult } from '@opentelemetry/api';
import type { PoolFigures } from './pool-registry';

const POOL = 'db.client.connection.pool.name';
const STATE = 'db.client.connection.state';

// One set of instruments per process; a bundler may instantiate this module more than once.
const KEY = Symbol.for('octo.db.pool-metrics');
const holder = globalThis as typeof globalThis & { [KEY]?: true };

/**
 * Reports the pools by the OpenTelemetry conventions
 * (https://opentelemetry.io/docs/specs/semconv/database/database-metrics/#connection-pools), read when metrics are
 * collected and at no other time. Repeating it changes nothing.
 */
export function observePools(figures: () => readonly PoolFigures[]): void {
  if (holder[KEY]) return;
  holder[KEY] = true;
  const meter = metrics.getMeter('octo.db');
  const observe = (value: (pool: PoolFigures) => number) => (result: ObservableResult<Attributes>) => {
    for (const pool of figures()) result.observe(value(pool), { [POOL]: pool.name });
  };
  const gauge = (name: string, unit: string, description: string, value: (pool: PoolFigures) => number) =>
    meter.createObservableUpDownCounter(name, { unit, description }).addCallback(observe(value));

  meter
    .createObservableUpDownCounter('db.client.connection.count', {
      unit: '{connection}',
      description: 'Open connections, by whether a request has them',
    })
    .addCallback((result) => {
      for (const { name, used, idle } of figures()) {
        result.observe(used, { [POOL]: name, [STATE]: 'used' });
        result.observe(idle, { [POOL]: name, [STATE]: 'idle' });
      }
    });
  gauge('db.client.connection.max', '{connection}', 'Most connections', ({ max }) => max);
  gauge('db.client.connection.idle.min', '{connection}', 'Connections that stay open', ({ min }) => min);
  gauge('db.client.connection.idle.max', '{connection}', 'Most idle connections', ({ max }) => max);
  gauge(
    'db.client.connection.pending_requests',
    '{request}',
    'Requests waiting for a connection',
    ({ pending }) => pending,
  );
  meter
    .createObservableCounter('db.client.connection.timeouts', {
      unit: '{timeout}',
      description: 'Requests that waited in vain',
    })
    .addCallback(observe(({ timeouts }) => timeouts));
}
