import { z } from 'zod';
import { timeRangeParams } from '@/features/observatory/time-range.schema';

/** What a node of the topology is. */
export const NODE_KINDS = ['browser', 'service', 'database', 'identity', 'third-party', 'messaging'] as const;

/** One of {@link NODE_KINDS}. */
export type NodeKind = (typeof NODE_KINDS)[number];

/** Words for people. */
export const NODE_KIND_LABELS: Readonly<Record<NodeKind, string>> = {
  browser: 'Browser',
  service: 'Service',
  database: 'Database',
  identity: 'Identity provider',
  'third-party': 'Third party',
  messaging: 'Event bus',
};

/** Search parameters of the page. */
export const topologyQuery = z.object(timeRangeParams);

/** Calls of one node to another in a stretch of time. */
export interface TopologyEdge {
  readonly id: string;
  readonly caller: string;
  readonly callee: string;
  readonly calls: number;
  readonly callsPerSecond: number;
  /** 0..1 */
  readonly errorShare: number;
  readonly meanUs: number;
  readonly p95Us: number;
  readonly maxUs: number;
  readonly health: Health;
  /** Where the traces of these calls are. */
  readonly tracesHref: string;
}

/** Somebody who calls or is called. */
export interface TopologyNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly label: string;
  /** Calls that it got; of browsers, that they made. */
  readonly calls: number;
  readonly errorShare: number;
  readonly p95Us: number | null;
  readonly health: Health;
  /** Null for those who report nothing themselves. */
  readonly tracesHref: string | null;
}

/** How an edge is doing, as its colour shows it. */
export type Health = 'ok' | 'warn' | 'danger';

/** The whole picture. */
export interface Topology {
  readonly nodes: readonly TopologyNode[];
  readonly edges: readonly TopologyEdge[];
}

const WARN_SHARE = 0.01;
const DANGER_SHARE = 0.05;
const WARN_US = 1_000_000;
const DANGER_US = 5_000_000;

/** The colour of calls: errors from 1 % and 5 %, a p95 from one and from five seconds. */
export function healthOf(errorShare: number, p95Us: number | null): Health {
  const p95 = p95Us ?? 0;
  if (errorShare >= DANGER_SHARE || p95 >= DANGER_US) return 'danger';
  return errorShare >= WARN_SHARE || p95 >= WARN_US ? 'warn' : 'ok';
}
