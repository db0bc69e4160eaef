import dagre from '@dagrejs/dagre';
import type { Topology } from './topology.schema';

/** Size of a node's card, in pixels. */
export const NODE_SIZE = { width: 196, height: 76 } as const;

/** Where a node's card stands. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/** Places nodes from callers on the left to those who are called on the right, so that lines cross little. */
export function layOut({ nodes, edges }: Topology): ReadonlyMap<string, Position> {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 40, ranksep: 150, marginx: 16, marginy: 16 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of nodes) graph.setNode(id, { ...NODE_SIZE });
  for (const { caller, callee } of edges) graph.setEdge(caller, callee);
  dagre.layout(graph);
  return new Map(
    nodes.map(({ id }) => {
      const { x, y } = graph.node(id);
      return [id, { x: x - NODE_SIZE.width / 2, y: y - NODE_SIZE.height / 2 }];
    }),
  );
}
