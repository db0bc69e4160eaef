import type { NameOwner } from './names';

/** How values of a metric come about. Observed ones are read when metrics are collected, and at no other time. */
export type MetricKind = 'counter' | 'histogram' | 'observed-gauge' | 'observed-counter' | 'observed-up-down';

/** What a metric is and by which labels it may be split. */
export interface MetricMeaning {
  readonly kind: MetricKind;
  /** UCUM: s, By, {request}, 1. */
  readonly unit: string;
  /** All labels it may have; others are dropped when it is recorded. */
  readonly labels: readonly string[];
  readonly owner: NameOwner;
  readonly meaning: string;
  /** Upper bounds of the buckets of a histogram. */
  readonly bounds?: readonly number[];
  /** Values of sampled traces are kept as exemplars. */
  readonly hasExemplars?: boolean;
}

/** Bounds of durations, in seconds. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] as const;
/** Bounds of statements, which are shorter. */
const STATEMENT_SECONDS = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
] as const;
/** Bounds of web vitals, in milliseconds; those of https://web.dev/articles/vitals are among them. */
const VITALS = [50, 100, 200, 300, 500, 800, 1_000, 1_800, 2_500, 4_000, 6_000, 10_000] as const;
/** Bounds of amounts, in whole units of the currency. */
const MONEY = [10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000] as const;

const metric =
  <const K extends MetricKind>(kind: K, owner: NameOwner) =>
  <const L extends readonly string[]>(unit: string, labels: L, meaning: string) => ({
    kind,
    owner,
    unit,
    labels,
    meaning,
  });
const histogram =
  (owner: NameOwner, bounds: readonly number[], unit = 's') =>
  <const L extends readonly string[]>(labels: L, meaning: string) => ({
    kind: 'histogram' as const,
    owner,
    unit,
    labels,
    meaning,
    bounds,
    hasExemplars: true,
  });

const counted = metric('counter', 'platform');
const gauge = metric('observed-gauge', 'platform');
const duration = histogram('platform', SECONDS);
const amount = histogram('platform', MONEY, 'USD');
const otelGauge = metric('observed-gauge', 'OpenTelemetry');
const otelUpDown = metric('observed-up-down', 'OpenTelemetry');
const otelCounter = metric('observed-counter', 'OpenTelemetry');
const POOL = ['db.client.connection.pool.name'] as const;
const ROUTE = [
  'http.request.method',
  'http.route',
  'http.response.status_code',
  'url.scheme',
  'error.type',
  'workflow.id',
] as const;
const EXPORT = ['otel.component.name', 'otel.component.type', 'error.type'] as const;
const QUEUE = ['otel.component.name', 'otel.component.type', 'error.type'] as const;
const SPACE = ['v8js.heap.space.name'] as const;

/**
 * Every metric of the platform. Values of labels are few by rule: templates, codes and names of ours; never an id, a
 * path or a text from outside. docs/telemetry.md is written from this table.
 */
export const METRICS = {
  'http.server.request.duration': histogram('OpenTelemetry', SECONDS)(ROUTE, 'Requests by route template'),
  'http.server.active_requests': otelUpDown('{request}', ['http.request.method'], 'Requests under way'),
  'http.client.request.duration': histogram('OpenTelemetry', SECONDS)(
    [
      'http.request.method',
      'server.address',
      'server.port',
      'http.response.status_code',
      'error.type',
      'service.peer.name',
    ],
    'Calls to other services, the payment provider and the identity domain',
  ),
  'db.client.operation.duration': histogram('OpenTelemetry', STATEMENT_SECONDS)(
    ['db.system.name', 'db.operation.name', 'db.collection.name', 'error.type'],
    'Statements inside of requests, jobs and transactions',
  ),
  'db.client.connection.count': otelUpDown(
    '{connection}',
    [...POOL, 'db.client.connection.state'],
    'Open connections, by whether a request has them',
  ),
  'db.client.connection.max': otelUpDown('{connection}', POOL, 'Most connections'),
  'db.client.connection.idle.min': otelUpDown('{connection}', POOL, 'Connections that stay open'),
  'db.client.connection.idle.max': otelUpDown('{connection}', POOL, 'Most idle connections'),
  'db.client.connection.pending_requests': otelUpDown('{request}', POOL, 'Requests waiting for a connection'),
  'db.client.connection.timeouts': otelCounter('{timeout}', POOL, 'Requests that waited in vain'),

  'nodejs.eventloop.delay.p50': otelGauge('s', [], 'Delay of the event loop, median'),
  'nodejs.eventloop.delay.p90': otelGauge('s', [], 'Delay of the event loop, 90 %'),
  'nodejs.eventloop.delay.p99': otelGauge('s', [], 'Delay of the event loop, 99 %'),
  'nodejs.eventloop.delay.max': otelGauge('s', [], 'Delay of the event loop, longest'),
  'nodejs.eventloop.delay.mean': otelGauge('s', [], 'Delay of the event loop, mean'),
  'nodejs.eventloop.utilization': otelGauge('1', [], 'Share of time in which the event loop was busy'),
  'v8js.gc.duration': histogram('OpenTelemetry', [0.01, 0.1, 1, 10])(['v8js.gc.type'], 'Garbage collections'),
  'v8js.memory.heap.limit': otelUpDown('By', SPACE, 'Heap memory that is reserved'),
  'v8js.memory.heap.used': otelUpDown('By', SPACE, 'Heap memory that is used'),
  'process.cpu.time': otelCounter('s', ['cpu.mode'], 'Processor time of the process'),
  'process.cpu.utilization': otelGauge('1', ['cpu.mode'], 'Share of one processor since the last reading'),
  'process.memory.usage': otelUpDown('By', [], 'Resident memory of the process'),
  'process.uptime': otelGauge('s', [], 'Time since the process started'),

  'otel.sdk.exporter.span.exported': metric('counter', 'OpenTelemetry')(
    '{span}',
    EXPORT,
    'Spans that were handed over, by failure',
  ),
  'otel.sdk.exporter.log.exported': metric('counter', 'OpenTelemetry')(
    '{log_record}',
    EXPORT,
    'Log records that were handed over, by failure',
  ),
  'otel.sdk.exporter.metric_data_point.exported': metric('counter', 'OpenTelemetry')(
    '{data_point}',
    EXPORT,
    'Points that were handed over, by failure',
  ),
  'otel.sdk.processor.span.processed': metric('counter', 'OpenTelemetry')(
    '{span}',
    QUEUE,
    'Spans that left the queue; queue_full are lost',
  ),
  'otel.sdk.processor.log.processed': metric('counter', 'OpenTelemetry')(
    '{log_record}',
    QUEUE,
    'Log records that were lost before they were sent: queue_full',
  ),
  'otel.sdk.processor.span.queue.size': otelUpDown('{span}', QUEUE, 'Spans that wait'),
  'otel.sdk.processor.span.queue.capacity': otelUpDown('{span}', QUEUE, 'Most spans that may wait'),

  'octo.cache.lookups': counted('{lookup}', ['cache.name', 'cache.outcome'], 'Look-ups by hit or miss'),
  'octo.circuit_breaker.state': gauge('1', ['service.peer.name'], '0 closed, 1 half open, 2 open'),
  'octo.circuit_breaker.transitions': counted(
    '{transition}',
    ['service.peer.name', 'circuit_breaker.state'],
    'Changes of a breaker, by the state it came to',
  ),
  'octo.outbox.pending': gauge('{event}', ['messaging.destination.name'], 'Events that wait for delivery'),
  'octo.outbox.dead': gauge('{event}', ['messaging.destination.name'], 'Events that were given up'),
  'octo.outbox.oldest_age': gauge('s', ['messaging.destination.name'], 'Age of the oldest event that waits'),
  'octo.outbox.deliveries': counted(
    '{event}',
    ['messaging.destination.name', 'outcome'],
    'Events by outcome of an attempt: delivered, failed, dead',
  ),
  'octo.job.duration': duration(['job.name', 'outcome'], 'Runs of background jobs: ok, failed, elsewhere'),
  'octo.job.last_success_age': gauge('s', ['job.name'], 'Time since a job last succeeded here'),
  'octo.rate_limit.refused': counted(
    '{request}',
    ['rate_limit.policy'],
    'Requests that a rate limit refused',
  ),
  'octo.security.events': counted(
    '{event}',
    ['security.attack.type', 'security.attack.severity'],
    'Detected attacks',
  ),

  'shop.business.orders.created': counted('{order}', ['source'], 'Orders written, paid or not yet'),
  'shop.business.order.value': amount(['source'], 'Total of an order'),
  'shop.business.cart.additions': counted('{item}', ['category'], 'Pieces added to carts'),
  'shop.business.checkout.total': counted('{checkout}', ['result'], 'Checkouts: paid, failed, open, refused'),
  'shop.business.checkout.failures': counted('{checkout}', ['reason'], 'Checkouts that took no money'),
  'shop.business.products.viewed': counted('{view}', ['category'], 'Product pages and look-ups'),
  'shop.business.search.queries': counted('{query}', ['type'], 'Searches: text or filter'),
  'shop.business.auth.login': counted('{login}', ['method'], 'Customers who signed in'),
  'shop.business.auth.login_failed': counted('{login}', ['reason'], 'Sign-ins that were refused'),
  'shop.business.sessions.active': gauge('{session}', [], 'Sessions of customers that have not ended'),
  'shop.business.page_views': counted('{view}', ['page'], 'Documents sent, by route template'),
  'shop.business.security.events': counted('{event}', ['type', 'severity'], 'Detected attacks on the shop'),
  'shop.business.crm.sync': counted('{event}', ['result'], 'Order events handed to the console'),

  'crm.business.orders.created': counted('{order}', ['source'], 'Orders that a sync saw for the first time'),
  'crm.business.order.value': amount(['source'], 'Total of such an order'),
  'crm.business.orders.sync': counted('{order}', ['result'], 'Orders of a sync by outcome'),
  'crm.business.auth.login': counted('{login}', ['method', 'role'], 'Operators who signed in'),
  'crm.business.auth.login_failed': counted('{login}', ['reason'], 'Sign-ins that were refused'),
  'crm.business.sessions.active': gauge('{session}', [], 'Sessions of operators that have not ended'),
  'crm.business.shipments.created': counted(
    '{shipment}',
    ['carrier', 'origin', 'destination'],
    'Parcels handed over; regions and countries',
  ),
  'crm.business.shipments.delivered': counted('{shipment}', [], 'Parcels that arrived'),
  'crm.business.page_views': counted('{view}', ['page'], 'Documents sent, by route template'),
  'crm.business.dashboard.loads': counted('{load}', [], 'Dashboards shown'),
  'crm.business.security.events': counted('{event}', ['type', 'severity'], 'Detected attacks on the console'),

  'browser.web_vital': histogram(
    'platform',
    VITALS,
    'ms',
  )(['metric', 'app'], 'LCP, INP, FCP and TTFB of page views, as browsers measured them'),
  'browser.errors': counted('{error}', ['app'], 'Errors that no script of a page caught'),
  'browser.page_views': counted('{view}', ['app'], 'Page views that browsers reported'),

  'webstore.carts.active': gauge('{cart}', [], 'Open carts that were touched in the last 24 hours'),
  'webstore.cart.additions': counted(
    '{item}',
    ['country', 'product_id'],
    'Pieces added to carts, by product',
  ),
  'webstore.checkouts': counted(
    '{checkout}',
    ['country', 'payment_method', 'status'],
    'Checkouts by outcome',
  ),
  'webstore.checkout.amount': amount(['country', 'payment_method'], 'Total of a checkout'),
  'webstore.payment.duration': duration(['country', 'payment_method'], 'Charge, from request to certainty'),
  payments_processed_total: counted(
    '{payment}',
    ['country', 'payment_method', 'status'],
    'Payments by outcome',
  ),
  payment_amount_usd: amount(['country', 'payment_method'], 'Amounts that were charged'),
  external_payment_provider_duration_seconds: duration(
    ['operation', 'status'],
    'Calls to the payment provider by outcome',
  ),

  'app.health': gauge('1', [], '1 when the database answers, otherwise 0'),
  'app.uptime_seconds': gauge('s', [], 'Time since the process started'),
  'app.requests.rate': gauge('{request}/s', [], 'Requests per second since the last reading'),
  'app.errors.rate': gauge('{error}/s', [], 'Answers of 500 and above per second since the last reading'),
  'app.checkout.count': gauge('{checkout}', [], 'Checkouts since the process started'),
  'app.orders.count': gauge('{order}', [], 'Orders of the last 24 hours'),
  'app.db.latency_ms': gauge('ms', [], 'Round trip of a statement that asks for nothing'),
  'app.crm.sync_age_s': gauge('s', [], 'Time since the console last took orders in'),
  'app.inventory.low_stock_products': gauge('{product}', [], 'Active products with a stock below 10'),
} satisfies Readonly<Record<string, MetricMeaning>>;

/** Name of a metric. */
export type MetricName = keyof typeof METRICS;

type NamesOfKind<K extends MetricKind> = {
  [N in MetricName]: (typeof METRICS)[N]['kind'] extends K ? N : never;
}[MetricName];

/** Names of metrics that are counted where something happens. */
export type CounterName = NamesOfKind<'counter'>;
/** Names of metrics whose values are distributed over buckets. */
export type HistogramName = NamesOfKind<'histogram'>;
/** Names of metrics that are read at collection. */
export type ObservedName = NamesOfKind<'observed-gauge' | 'observed-counter' | 'observed-up-down'>;

/** Labels of a metric; one that does not apply is left out. */
export type LabelsOf<N extends MetricName> = {
  readonly [L in (typeof METRICS)[N]['labels'][number]]?: string | number | undefined;
};

/** Labels that are no attributes of spans. */
export const METRIC_LABELS: Readonly<Record<string, string>> = {
  app: 'Application whose page it was',
  'cache.name': 'Memory that was asked',
  'cache.outcome': 'hit or miss',
  carrier: 'Carrier of a parcel',
  category: 'Category of a product',
  'circuit_breaker.state': 'closed, half_open or open',
  country: 'Country of an address (ISO 3166)',
  'cpu.mode': 'user or system',
  'db.client.connection.pool.name': 'Pool of connections',
  'db.client.connection.state': 'used or idle',
  destination: 'Country that a parcel goes to',
  metric: 'Web vital: LCP, INP, FCP, TTFB',
  method: 'How somebody signed in: password, sso',
  operation: 'charge, find, cancel or refund',
  origin: 'Region of a warehouse',
  'otel.component.name': 'Backend that telemetry goes to, or part of the SDK',
  'otel.component.type': 'Kind of that part',
  outcome: 'How an attempt ended',
  page: 'Route template of a page',
  payment_method: 'How was paid: card',
  product_id: 'Product by its internal id; at most 200 of them, others count as one',
  'rate_limit.policy': 'Rate limit',
  reason: 'Code of a refusal',
  result: 'How something ended',
  role: 'Role of an operator',
  severity: 'low, medium, high or critical',
  source: 'Where an order came from',
  status: 'How a payment ended',
  type: 'Kind of search, or type of attack',
  'url.scheme': 'http or https',
  'v8js.gc.type': 'major, minor, incremental or weakcb',
  'v8js.heap.space.name': 'Space of the heap',
};
