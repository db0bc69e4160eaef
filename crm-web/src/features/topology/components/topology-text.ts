import { microseconds, percent, rate } from '@/ui/quantities';
import type { TopologyEdge } from '../topology.schema';

/** What stands on the line of an edge. */
export function edgeSummary({ callsPerSecond, p95Us, errorShare }: TopologyEdge): string {
  const errors = errorShare > 0 ? ` · ${percent(errorShare)} errors` : '';
  return `${rate(callsPerSecond)} · ${microseconds(p95Us)}${errors}`;
}

/** An edge in words, for those who do not see the picture. */
export function edgeWords(edge: TopologyEdge): string {
  const { caller, callee, calls, errorShare, p95Us } = edge;
  return `${caller} calls ${callee}: ${calls} calls, ${percent(errorShare)} failed, p95 ${microseconds(p95Us)}. Opens their traces.`;
}
