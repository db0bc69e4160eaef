import type { SpanNode } from './span-tree';
import type { Segment } from './traces.schema';

/**
 * Time in which the trace waits for a span itself: going back from the end of the root, whatever ended last is what
 * was waited for. Times are absolute, in microseconds; spans off the path are absent.
 */
export function criticalPath(root: SpanNode): ReadonlyMap<string, readonly Segment[]> {
  const path = new Map<string, Segment[]>();
  const work: { node: SpanNode; fromUs: number; toUs: number }[] = [
    { node: root, fromUs: root.startUs, toUs: root.endUs },
  ];
  for (let item = work.pop(); item; item = work.pop()) {
    const { node, fromUs } = item;
    let cursor = item.toUs;
    const segments: Segment[] = [];
    const children = [...node.children].sort((a, b) => b.endUs - a.endUs);
    for (const child of children) {
      if (outlives(node, child)) continue;
      const start = Math.max(child.startUs, fromUs);
      const end = Math.min(child.endUs, item.toUs);
      // It ran beside what was waited for, or takes no time.
      if (end > cursor || start >= end) continue;
      if (end < cursor) segments.unshift([end, cursor]);
      work.push({ node: child, fromUs: start, toUs: end });
      cursor = start;
    }
    if (cursor > fromUs) segments.unshift([fromUs, cursor]);
    if (segments.length > 0) path.set(node.span.spanId, segments);
  }
  return path;
}

// A child that ends well after its parent runs on its own (an event that was sent, a page that still loads). A
// little overrun is only the precision of clocks.
function outlives(parent: SpanNode, child: SpanNode): boolean {
  const toleranceUs = Math.max(1_000, (parent.endUs - parent.startUs) * 0.05);
  return child.endUs > parent.endUs + toleranceUs;
}

/** Time of a span in which none of its children runs; absolute, in microseconds. */
export function selfTime(node: SpanNode): readonly Segment[] {
  const busy = node.children
    .map((child): Segment => [Math.max(child.startUs, node.startUs), Math.min(child.endUs, node.endUs)])
    .filter(([from, to]) => from < to)
    .sort((a, b) => a[0] - b[0]);
  const own: Segment[] = [];
  let cursor = node.startUs;
  for (const [from, to] of busy) {
    if (from > cursor) own.push([cursor, from]);
    cursor = Math.max(cursor, to);
  }
  if (cursor < node.endUs) own.push([cursor, node.endUs]);
  return own;
}
