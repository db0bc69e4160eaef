import 'server-only';
import type { SpanRecord } from '@octo/shared/otlp';
import type { NodeKind } from './topology.schema';

/** What a span tells about who calls whom. */
export interface Edge {
  readonly caller: string;
  readonly callee: string;
  readonly kind: NodeKind;
}

const CLIENT = 3;
const PRODUCER = 4;
const BROWSER = '-browser';
/** What our services and the identity domain are called when somebody calls them; everybody else is a third party. */
const OWN_SERVICES = new Set(['octo-drone-shop', 'enterprise-crm-portal']);
const IDENTITY = 'identity-domain';

/** The edge that a span is a call over; null for work inside of a service. Telemetry about itself makes none. */
export function edgeOf(span: SpanRecord): Edge | null {
  const caller = span.serviceName;
  if (span.kind === PRODUCER) return producerEdge(span);
  if (span.kind !== CLIENT) return null;
  if (caller.endsWith(BROWSER)) {
    return { caller, callee: caller.slice(0, -BROWSER.length), kind: 'service' };
  }
  const system = text(span, 'db.system.name');
  if (system) return { caller, callee: databaseName(system, text(span, 'db.namespace')), kind: 'database' };
  const peer = text(span, 'service.peer.name') ?? text(span, 'peer.service');
  if (!peer) return null;
  if (OWN_SERVICES.has(peer)) return { caller, callee: peer, kind: 'service' };
  return { caller, callee: peer, kind: peer === IDENTITY ? 'identity' : 'third-party' };
}

/** Events go to a broker when there is one; without, their delivery is a call that has a span of its own. */
function producerEdge(span: SpanRecord): Edge | null {
  const system = text(span, 'messaging.system');
  if (system === null || system === 'outbox') return null;
  return { caller: span.serviceName, callee: system, kind: 'messaging' };
}

function databaseName(system: string, namespace: string | null): string {
  const product = system === 'oracle.db' ? 'Oracle' : system === 'postgresql' ? 'PostgreSQL' : system;
  return namespace ? `${product} ${namespace}` : product;
}

function text(span: SpanRecord, key: string): string | null {
  const value = span.attributes[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The tag by which the traces of an edge are found. */
export function edgeTag({ caller, callee }: Pick<Edge, 'caller' | 'callee'>): string {
  return `edge=${caller} → ${callee}`;
}
