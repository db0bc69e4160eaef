import 'server-only';
import { addBuckets, emptyBuckets, quantileOf } from '@octo/shared/otlp';
import { type CrmContext, requireObservatory, requirePermission } from '@/context';
import type { TimeRange } from '@/features/observatory/time-range.schema';
import { paths } from '@/paths';
import { edgeTag } from './edge.service';
import { type EdgeSum, sumEdges } from './topology.repository';
import {
  healthOf,
  type NodeKind,
  type Topology,
  type TopologyEdge,
  type TopologyNode,
} from './topology.schema';

const P95 = 0.95;
const BROWSER = '-browser';

/**
 * Who called whom in a stretch of time, from the spans themselves.
 * @throws AppError `unauthenticated`, `forbidden`, `observatory_off`
 */
export async function getTopology(context: CrmContext, range: TimeRange): Promise<Topology> {
  requirePermission(context, 'telemetry:read');
  const sums = await sumEdges(requireObservatory(context), range.from, range.to);
  return buildTopology(sums, range);
}

/** The picture that sums of calls make. */
export function buildTopology(sums: readonly EdgeSum[], range: TimeRange): Topology {
  const seconds = Math.max(1, (range.to.getTime() - range.from.getTime()) / 1_000);
  const edges = sums.map((sum): TopologyEdge => {
    const p95Us = quantileOf(sum.buckets, P95) ?? 0;
    const errorShare = sum.errors / sum.calls;
    return {
      id: `${sum.caller} → ${sum.callee}`,
      caller: sum.caller,
      callee: sum.callee,
      calls: sum.calls,
      callsPerSecond: sum.calls / seconds,
      errorShare,
      meanUs: sum.sumUs / sum.calls,
      p95Us: Math.min(p95Us, sum.maxUs),
      maxUs: sum.maxUs,
      health: healthOf(errorShare, p95Us),
      tracesHref: tracesHref(edgeTag(sum), range),
    };
  });
  const names = [...new Set(sums.flatMap(({ caller, callee }) => [caller, callee]))];
  return { edges, nodes: names.map((name) => nodeOf(name, sums, range)) };
}

function nodeOf(name: string, sums: readonly EdgeSum[], range: TimeRange): TopologyNode {
  const kind = kindOf(name, sums);
  // Nobody calls a browser: what it made is what there is to tell.
  const own = sums.filter((sum) => (kind === 'browser' ? sum.caller : sum.callee) === name);
  const calls = own.reduce((sum, edge) => sum + edge.calls, 0);
  const errors = own.reduce((sum, edge) => sum + edge.errors, 0);
  const buckets = emptyBuckets();
  for (const edge of own) addBuckets(buckets, edge.buckets);
  const errorShare = calls === 0 ? 0 : errors / calls;
  const p95Us = quantileOf(buckets, P95);
  const reports = kind === 'service' || kind === 'browser';
  return {
    id: name,
    kind,
    label: labelOf(name),
    calls,
    errorShare,
    p95Us,
    health: healthOf(errorShare, p95Us),
    tracesHref: reports ? tracesHref(`service.name=${name}`, range) : null,
  };
}

function kindOf(name: string, sums: readonly EdgeSum[]): NodeKind {
  if (name.endsWith(BROWSER)) return 'browser';
  return sums.find(({ callee }) => callee === name)?.kind ?? 'service';
}

const LABELS: Readonly<Record<string, string>> = {
  'octo-drone-shop': 'Drone Shop',
  'octo-drone-shop-browser': 'Browser · Shop',
  'enterprise-crm-portal': 'CRM Portal',
  'enterprise-crm-portal-browser': 'Browser · Console',
  'identity-domain': 'Identity domain',
  'payment-provider': 'Payment provider',
  smtp: 'Mail server',
};

function labelOf(name: string): string {
  return LABELS[name] ?? name;
}

function tracesHref(tag: string, { key, from, to }: TimeRange): string {
  return paths.traces({
    tag,
    ...(key ? { range: key } : { from: from.toISOString(), to: to.toISOString() }),
  });
}
