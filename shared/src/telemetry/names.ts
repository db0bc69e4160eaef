/** Who defines a name: the OpenTelemetry semantic conventions, or this platform. */
export type NameOwner = 'OpenTelemetry' | 'platform';

interface AttributeMeaning {
  readonly type: 'string' | 'string[]' | 'int' | 'boolean';
  readonly owner: NameOwner;
  readonly meaning: string;
}

const otel = (type: AttributeMeaning['type'], meaning: string): AttributeMeaning => ({
  type,
  owner: 'OpenTelemetry',
  meaning,
});
const own = (type: AttributeMeaning['type'], meaning: string): AttributeMeaning => ({
  type,
  owner: 'platform',
  meaning,
});

/**
 * Every attribute of spans, span events and resources. docs/telemetry.md is written from this table, and a test fails
 * when the code sets an attribute that is not in it. Amounts are in minor units of the currency.
 */
export const ATTRIBUTES: Readonly<Record<string, AttributeMeaning>> = {
  'browser.language': otel('string', 'Preferred language of the browser (resource)'),
  'browser.navigation.type': own(
    'string',
    'How a page was reached: navigate, reload, back_forward, push, replace, traverse',
  ),
  'browser.page.path': own('string', 'Template of the page on which the span was made'),
  'cart.item_count': own('int', 'Pieces in the cart'),
  'cart.quantity': own('int', 'Pieces that were added'),
  'cart.total_minor': own('int', 'Total of the cart'),
  'catalog.sync.action': own('string', 'What the console published: products, storefronts, everything'),
  'catalog.sync.count': own('int', 'Products that were published'),
  'checkout.expected_total_minor': own(
    'int',
    'Total that the server computed when the client sent another one',
  ),
  'checkout.is_repetition': own(
    'boolean',
    'The answer of an earlier request with the same idempotency key was given',
  ),
  'checkout.outcome': own('string', 'How a checkout ended for the customer'),
  'checkout.settlement': own('string', 'What became of an order: paid, released, unresolved'),
  DbOracleSqlId: own('string', 'SQL_ID of the statement, as Oracle computes it, on every database'),
  'db.collection.name': otel('string', 'First table that the statement names'),
  'db.namespace': otel('string', 'Database'),
  'db.operation.name': otel('string', 'SELECT, INSERT, UPDATE, DELETE, …'),
  'db.query.summary': otel('string', 'Operation and table'),
  'db.query.text': otel('string', 'Statement with placeholders; values are never recorded'),
  'db.response.returned_rows': otel('int', 'Rows returned or changed'),
  'db.response.status_code': otel('string', 'Code of a failure: SQLSTATE, ORA-… or NJS-…'),
  'db.system.name': otel('string', 'postgresql or oracle.db'),
  'deployment.environment.name': otel('string', 'Where the service runs (resource)'),
  'error.type': otel('string', 'Code of an AppError, class of another error, or HTTP status'),
  'exception.message': otel('string', 'Message of the error (event)'),
  'exception.stacktrace': otel('string', 'Stack of the error (event)'),
  'exception.type': otel('string', 'Class of the error (event)'),
  'host.name': otel('string', 'Machine (resource)'),
  'http.request.method': otel('string', 'Method of the request'),
  'http.response.body.size': otel('int', 'Bytes of the document as it came over the wire'),
  'http.response.status_code': otel('int', 'Status of the answer'),
  'http.route': otel('string', 'Route template that answered'),
  'job.name': own('string', 'Background job'),
  'mail.template': own('string', 'Kind of mail that was sent'),
  'messaging.batch.message_count': otel('int', 'Events that one dispatch took up'),
  'messaging.destination.name': otel('string', 'Where events are delivered'),
  'messaging.operation.name': otel('string', 'publish'),
  'messaging.system': otel('string', 'What carries events'),
  'next.action': own('boolean', 'The call was a server action'),
  'next.pass': own('string', 'proxy: the pass through proxy.ts before the request proper'),
  'next.rsc': own('boolean', 'The answer was a server component payload, not a document'),
  'next.span_type': own('string', "Next's own name of a span that it made"),
  'octo.action': own('string', 'Server action'),
  'octo.db.round_trips': own('int', 'Calls to the database server that the statement took'),
  'octo.db.statement_name': own('string', 'Name of the statement in the repository'),
  'octo.session.asked_together': own('int', 'Sessions found by the statement that found this one'),
  'order.id': own('int', 'Order, by its internal id'),
  'order.number': own('string', 'Order, by its public number'),
  'order.status': own('string', 'State of the order'),
  'order.to_status': own('string', 'State that a transition leads to'),
  'order.total_minor': own('int', 'Total of the order'),
  'orders.sync.failed': own('int', 'Orders that a sync could not take in'),
  'orders.sync.recognised': own('int', 'Orders that a sync found in the shared table'),
  'payment.decline_reason': own('string', 'Reason that the provider gave for a refusal'),
  'payment.outcome': own('string', 'Answer of the payment provider'),
  'peer.service': own('string', 'Service that was called; kept for tools that know no service.peer.name'),
  'process.pid': otel('int', 'Process (resource)'),
  'process.runtime.name': otel('string', 'nodejs (resource)'),
  'process.runtime.version': otel('string', 'Version of Node (resource)'),
  'product.id': own('int', 'Product, by its internal id'),
  'product.sku': own('string', 'Product, by its SKU'),
  'server.address': otel('string', 'Host that was called'),
  'server.port': otel('int', 'Port that was called'),
  'service.instance.id': otel('string', 'One process of a service (resource)'),
  'service.name': otel(
    'string',
    'octo-drone-shop, enterprise-crm-portal, each also with -browser (resource)',
  ),
  'security.attack.detected': own('boolean', 'A detector saw signs of an attack'),
  'security.attack.mitre_id': own('string', 'Technique of MITRE ATT&CK'),
  'security.attack.mitre_tactic': own('string', 'Its tactic'),
  'security.attack.mitre_technique': own('string', 'Its name'),
  'security.attack.owasp': own('string', 'Category of the OWASP Top 10 of 2021'),
  'security.attack.payload': own('string', 'Excerpt of what showed the attack, secrets and people masked'),
  'security.attack.severity': own('string', 'low, medium, high or critical'),
  'security.attack.type': own('string', 'Type of the taxonomy in shared/src/security/taxonomy.ts'),
  'security.source_ip': own('string', 'Network of the client: its address without the last part'),
  'service.namespace': otel('string', 'octo (resource)'),
  'service.peer.name': otel('string', 'Service that was called'),
  'service.version': otel('string', 'Version of the service (resource)'),
  'session.id': otel('string', 'Browser session, `octo-session-id` (resource)'),
  'shop.product_id': own('int', 'Product that was looked at'),
  'sso.error': own('string', 'Why a sign-in with the identity domain was refused'),
  'telemetry.sdk.language': otel('string', 'nodejs or webjs (resource)'),
  'telemetry.sdk.name': otel('string', 'opentelemetry or octo-rum (resource)'),
  'url.full': otel('string', 'Address that was called, without its query when Next made the call'),
  'url.path': otel('string', 'Path of the request; the token of an order link is ***'),
  'url.query': otel('string', 'Query of the request; values that may be personal are ***'),
  'url.template': otel('string', 'Path template that was called'),
  'user.id': otel('string', 'Operator, by internal id'),
  'user.roles': otel('string[]', 'Roles of the operator'),
  'user_agent.original': otel('string', 'Browser (resource)'),
  'workflow.id': own('string', 'Golden workflow of the request'),
  'workflow.step': own('string', 'Step of the golden workflow'),
};

/** Every field that all log lines may have; a line adds facts of its own beside them. */
export const LOG_FIELDS: Readonly<Record<string, string>> = {
  timestamp: 'ISO instant in UTC',
  level: 'trace, debug, info, warn, error or fatal',
  logger: 'Where the line comes from, dotted',
  message: 'What happened, a constant text to search for',
  'service.name': 'Service that wrote the line',
  'service.version': 'Its version',
  trace_id: 'Trace in which the line was written',
  span_id: 'Span in which the line was written',
  traceparent: 'Both, as the W3C header',
  oracleApmTraceId: 'trace_id, as OCI Log Analytics joins it to APM',
  oracleApmSpanId: 'span_id, likewise',
  request_id: '`X-Request-Id` of the request',
  workflow_id: 'Golden workflow of the request',
  workflow_step: 'Step of the golden workflow',
  err: 'Error with type, message and stack',
};

/** Spans that are not named by a contract, an action, a job or a statement. */
export const FIXED_SPANS: Readonly<Record<string, string>> = {
  '{method} {route}': 'Request to an application (kind server; from Next)',
  'middleware {method}': 'proxy.ts (from Next)',
  'render route (app) {route}': 'Rendering of a page per request (from Next)',
  'prerender route (app) {route}': 'Rendering of a page that is then kept (from Next)',
  '{method} {url.template}': 'Call to another service by its contract (kind client)',
  '{operation} {table}': 'Statement without a name of its own (kind client)',
  'job {name}': 'Run of a background job',
  'publish {destination}': 'Delivery of outbox events (kind producer), in the trace of the first event',
  'ATTACK:{TYPE}': 'A detector saw signs of an attack, in the trace of the request',
  documentLoad: 'Load of a page in the browser',
  '{method} {path template}': 'Call of the browser to its own origin (kind client)',
  'browser.exception': 'Uncaught error or rejection in the browser',
  'browser.navigation': 'Client-side navigation begins',
};
