import type { SpanRecord } from '@octo/shared/otlp';

/** A span in its place: with its children, on the clock of its parent. */
export interface SpanNode {
  readonly span: SpanRecord;
  readonly children: SpanNode[];
  readonly isOrphan: boolean;
  startUs: number;
  endUs: number;
  clockShiftUs: number;
}

/**
 * Builds the trees of a trace. Works with what real traces bring: a missing root, spans whose parent has not come,
 * parents that form a circle (the earliest span of it becomes a root), clocks that disagree.
 *
 * @returns roots by start; children by start
 */
export function buildSpanTree(spans: readonly SpanRecord[]): SpanNode[] {
  const nodes = new Map<string, SpanNode>();
  const known = new Set(spans.map((span) => span.spanId));
  for (const span of spans) {
    nodes.set(span.spanId, {
      span,
      children: [],
      isOrphan: span.parentSpanId !== null && !known.has(span.parentSpanId),
      startUs: span.startedAtUs,
      endUs: span.startedAtUs + span.durationUs,
      clockShiftUs: 0,
    });
  }
  const roots: SpanNode[] = [];
  for (const node of nodes.values()) {
    const parent = node.span.parentSpanId ? nodes.get(node.span.parentSpanId) : undefined;
    if (parent && parent !== node) parent.children.push(node);
    else roots.push(node);
  }
  promoteCircles(nodes, roots);
  for (const root of roots) alignClocks(root);
  sortByStart(roots);
  for (const node of nodes.values()) sortByStart(node.children);
  return roots;
}

function sortByStart(nodes: SpanNode[]): void {
  nodes.sort((a, b) => a.startUs - b.startUs || a.span.spanId.localeCompare(b.span.spanId));
}

function promoteCircles(nodes: ReadonlyMap<string, SpanNode>, roots: SpanNode[]): void {
  const reached = new Set<SpanNode>();
  const reach = (start: SpanNode) => {
    const stack = [start];
    for (let node = stack.pop(); node; node = stack.pop()) {
      if (reached.has(node)) continue;
      reached.add(node);
      stack.push(...node.children);
    }
  };
  for (const root of roots) reach(root);
  const rest = [...nodes.values()].filter((node) => !reached.has(node));
  sortByStart(rest);
  for (const node of rest) {
    if (reached.has(node)) continue;
    const parent = node.span.parentSpanId ? nodes.get(node.span.parentSpanId) : undefined;
    parent?.children.splice(parent.children.indexOf(node), 1);
    roots.push(node);
    reach(node);
  }
}

function alignClocks(root: SpanNode): void {
  const stack = [root];
  for (let parent = stack.pop(); parent; parent = stack.pop()) {
    for (const child of parent.children) {
      child.startUs += parent.clockShiftUs;
      child.endUs += parent.clockShiftUs;
      child.clockShiftUs = parent.clockShiftUs;
      const shift = clockShift(parent, child);
      child.startUs += shift;
      child.endUs += shift;
      child.clockShiftUs += shift;
      stack.push(child);
    }
  }
}

/**
 * How far a child must move. Only calls between machines are judged: the work of a server lies within the call
 * of its client, and a page load surrounds the answer that it waited for. Everything else may start and end as it
 * says, since asynchronous children outlive their parents.
 */
function clockShift(parent: SpanNode, child: SpanNode): number {
  if (parent.span.serviceName === child.span.serviceName) return 0;
  const isCall = parent.span.kind === 3 && child.span.kind === 2;
  const isPageLoad = child.span.name === 'documentLoad';
  const [outer, inner] = isCall ? [parent, child] : [child, parent];
  if (!isCall && !isPageLoad) return 0;
  const outerUs = outer.endUs - outer.startUs;
  const innerUs = inner.endUs - inner.startUs;
  const beginsInside = inner.startUs >= outer.startUs && inner.startUs <= outer.endUs;
  // An answer that streams goes on after its call has seen the head; that is no clock's fault.
  if (beginsInside && (inner.endUs <= outer.endUs || innerUs > outerUs)) return 0;
  // Half of the rest before, half after: as if the way there took as long as the way back.
  const lead = Math.max(0, Math.round((outerUs - innerUs) / 2));
  return isCall ? outer.startUs + lead - inner.startUs : inner.startUs - lead - outer.startUs;
}
