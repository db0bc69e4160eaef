import type { Aggregate, LabelConditions } from './metrics.schema';

/** Pages of the overview, in their order. */
export const TABS = {
  requests: 'Requests',
  database: 'Database',
  runtime: 'Runtime',
  business: 'Business',
} as const;

/** One of {@link TABS}. */
export type Tab = keyof typeof TABS;

/** A chart and what it asks. */
export interface PanelQuery {
  readonly title: string;
  readonly metric: string;
  readonly aggregate: Aggregate;
  readonly groupBy: readonly string[];
  readonly where?: LabelConditions;
  readonly part?: LabelConditions;
  /** Bars suit counts of what is rare, lines all else. */
  readonly look?: 'bars';
}

/** Requests that failed on our side. */
export const FAILED: LabelConditions = { 'http.response.status_code': { startsWith: '5' } };
const DURATION = 'http.server.request.duration';
const BY_SERVICE = ['service'] as const;

/** What the overview draws, by page. The names are those of `shared/src/telemetry/metric-names.ts`. */
export const PANELS: Readonly<Record<Tab, readonly PanelQuery[]>> = {
  requests: [
    { title: 'Requests', metric: DURATION, aggregate: 'rate', groupBy: BY_SERVICE },
    { title: 'Failed requests', metric: DURATION, aggregate: 'share', groupBy: BY_SERVICE, part: FAILED },
    { title: 'Duration, 95 %', metric: DURATION, aggregate: 'p95', groupBy: BY_SERVICE },
    {
      title: 'Calls to others, 95 %',
      metric: 'http.client.request.duration',
      aggregate: 'p95',
      groupBy: ['service', 'service.peer.name'],
    },
  ],
  database: [
    { title: 'Statements', metric: 'db.client.operation.duration', aggregate: 'rate', groupBy: ['service'] },
    {
      title: 'Duration of statements, 95 %',
      metric: 'db.client.operation.duration',
      aggregate: 'p95',
      groupBy: ['service', 'db.operation.name'],
    },
    {
      title: 'Slowest tables, 95 %',
      metric: 'db.client.operation.duration',
      aggregate: 'p95',
      groupBy: ['db.collection.name'],
    },
    {
      title: 'Connections in use',
      metric: 'db.client.connection.count',
      aggregate: 'max',
      groupBy: ['db.client.connection.pool.name'],
      where: { 'db.client.connection.state': 'used' },
    },
    {
      title: 'Waiting for a connection',
      metric: 'db.client.connection.pending_requests',
      aggregate: 'max',
      groupBy: ['db.client.connection.pool.name'],
    },
    {
      title: 'Waited in vain',
      metric: 'db.client.connection.timeouts',
      aggregate: 'sum',
      groupBy: ['db.client.connection.pool.name'],
      look: 'bars',
    },
  ],
  runtime: [
    {
      title: 'Delay of the event loop, 99 %',
      metric: 'nodejs.eventloop.delay.p99',
      aggregate: 'max',
      groupBy: BY_SERVICE,
    },
    {
      title: 'Use of the event loop',
      metric: 'nodejs.eventloop.utilization',
      aggregate: 'avg',
      groupBy: BY_SERVICE,
    },
    { title: 'Processor', metric: 'process.cpu.time', aggregate: 'rate', groupBy: ['service', 'cpu.mode'] },
    { title: 'Heap in use', metric: 'v8js.memory.heap.used', aggregate: 'sum', groupBy: BY_SERVICE },
    { title: 'Memory of the process', metric: 'process.memory.usage', aggregate: 'max', groupBy: BY_SERVICE },
    {
      title: 'Garbage collections, mean',
      metric: 'v8js.gc.duration',
      aggregate: 'avg',
      groupBy: ['service', 'v8js.gc.type'],
    },
    {
      title: 'Look-ups in caches',
      metric: 'octo.cache.lookups',
      aggregate: 'rate',
      groupBy: ['cache.name', 'cache.outcome'],
    },
    {
      title: 'Events that wait for delivery',
      metric: 'octo.outbox.pending',
      aggregate: 'max',
      groupBy: ['messaging.destination.name'],
    },
  ],
  business: [
    {
      title: 'Orders',
      metric: 'shop.business.orders.created',
      aggregate: 'sum',
      groupBy: ['source'],
      look: 'bars',
    },
    {
      title: 'Value of orders',
      metric: 'shop.business.order.value',
      aggregate: 'sum',
      groupBy: ['source'],
      look: 'bars',
    },
    {
      title: 'Checkouts by country',
      metric: 'webstore.checkouts',
      aggregate: 'sum',
      groupBy: ['country'],
      look: 'bars',
    },
    {
      title: 'Payments that succeeded, by country',
      metric: 'payments_processed_total',
      aggregate: 'share',
      groupBy: ['country'],
      part: { status: ['paid', 'success', 'succeeded'] },
    },
    {
      title: 'Checkouts by outcome',
      metric: 'shop.business.checkout.total',
      aggregate: 'sum',
      groupBy: ['result'],
      look: 'bars',
    },
    {
      title: 'Pieces added to carts',
      metric: 'shop.business.cart.additions',
      aggregate: 'sum',
      groupBy: ['category'],
      look: 'bars',
    },
    { title: 'Charges, 95 %', metric: 'webstore.payment.duration', aggregate: 'p95', groupBy: ['country'] },
    { title: 'Pages sent', metric: 'shop.business.page_views', aggregate: 'rate', groupBy: ['page'] },
  ],
};
