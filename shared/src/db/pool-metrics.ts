import 'server-only';
import { observeMetric } from '../telemetry';
import type { PoolFigures } from './pool-registry';

const POOL = 'db.client.connection.pool.name';
const STATE = 'db.client.connection.state';

// One set of readers per process; a bundler may instantiate this module more than once.
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
  const ofEach = (value: (pool: PoolFigures) => number) => () =>
    figures().map((pool) => [value(pool), { [POOL]: pool.name }] as const);

  observeMetric('db.client.connection.count', () =>
    figures().flatMap(({ name, used, idle }) => [
      [used, { [POOL]: name, [STATE]: 'used' }] as const,
      [idle, { [POOL]: name, [STATE]: 'idle' }] as const,
    ]),
  );
  observeMetric(
    'db.client.connection.max',
    ofEach(({ max }) => max),
  );
  observeMetric(
    'db.client.connection.idle.min',
    ofEach(({ min }) => min),
  );
  observeMetric(
    'db.client.connection.idle.max',
    ofEach(({ max }) => max),
  );
  observeMetric(
    'db.client.connection.pending_requests',
    ofEach(({ pending }) => pending),
  );
  observeMetric(
    'db.client.connection.timeouts',
    ofEach(({ timeouts }) => timeouts),
  );
}
