import 'server-only';
import type { AttributeValue, SpanRecord } from '@octo/shared/otlp';
import { edgeOf, edgeTag } from '@/features/topology/edge.service';

const MAX_TAG_VALUE = 120;

/**
 * Attributes by which traces may be found. Texts, addresses, counts and times are left out: their values are as many
 * as the spans.
 */
const SEARCHABLE: ReadonlySet<string> = new Set([
  'browser.page.path',
  'cart.session_id',
  'catalog.sync.action',
  'checkout.outcome',
  'checkout.settlement',
  'DbOracleSqlId',
  'db.collection.name',
  'db.operation.name',
  'db.response.status_code',
  'db.system.name',
  'deployment.environment.name',
  'error.type',
  'exception.type',
  'http.request.method',
  'http.response.status_code',
  'http.route',
  'job.name',
  'mail.template',
  'messaging.destination.name',
  'octo.action',
  'octo.db.statement_name',
  'order.id',
  'order.number',
  'order.status',
  'order.to_status',
  'payment.decline_reason',
  'payment.outcome',
  'peer.service',
  'product.id',
  'product.sku',
  'security.attack.owasp',
  'security.attack.severity',
  'security.attack.type',
  'service.peer.name',
  'shop.product_id',
  'sso.error',
  'url.template',
  'user.id',
  'workflow.id',
  'workflow.step',
]);

/** Resource attributes by which traces may be found. */
const SEARCHABLE_RESOURCE: readonly string[] = ['session.id', 'service.version', 'service.instance.id'];

/** A tag as it is stored and searched: `key=value`, long values cut. */
export function tag(key: string, value: string | number | boolean): string {
  return `${key}=${String(value).slice(0, MAX_TAG_VALUE)}`;
}

/** What a span adds to the tags of its trace. */
export function tagsOf(span: SpanRecord): string[] {
  const tags = [tag('service.name', span.serviceName), tag('span.name', span.name)];
  if (span.statusCode === 2) tags.push('status=error');
  const edge = edgeOf(span);
  if (edge) tags.push(edgeTag(edge));
  for (const [key, value] of Object.entries(span.attributes)) {
    if (SEARCHABLE.has(key) && isScalar(value)) tags.push(tag(key, value));
  }
  for (const key of SEARCHABLE_RESOURCE) {
    const value = span.resource[key];
    if (isScalar(value)) tags.push(tag(key, value));
  }
  return tags;
}

function isScalar(value: AttributeValue | undefined): value is string | number | boolean {
  return typeof value === 'string' ? value !== '' : typeof value === 'number' || typeof value === 'boolean';
}
