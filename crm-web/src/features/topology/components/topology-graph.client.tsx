'use client';

import '@xyflow/react/dist/base.css';
import { Background, Controls, type Edge, MarkerType, type Node, ReactFlow } from '@xyflow/react';
import { useRouter } from 'next/navigation';
import type { ReactElement } from 'react';
import type { Topology, TopologyEdge } from '../topology.schema';
import { NODE_SIZE, type Position } from '../topology-layout.schema';
import { TopologyCard } from './topology-card.client';
import { edgeSummary, edgeWords } from './topology-text';

const nodeTypes = { card: TopologyCard };
const COLOURS = {
  ok: 'var(--color-ink-subtle)',
  warn: 'var(--color-warn)',
  danger: 'var(--color-danger)',
} as const;

/** The picture of the topology. Tab walks over nodes and lines, Enter opens the traces behind one. */
export function TopologyGraph({
  topology,
  positions,
}: {
  readonly topology: Topology;
  readonly positions: Readonly<Record<string, Position>>;
}): ReactElement {
  const router = useRouter();
  const open = (href: string | null | undefined) => {
    if (href) router.push(href);
  };
  const nodes: Node[] = topology.nodes.map((node) => ({
    id: node.id,
    type: 'card',
    position: positions[node.id] ?? { x: 0, y: 0 },
    data: { node },
    ...NODE_SIZE,
    draggable: false,
    ariaLabel: `${node.label}, ${node.calls} calls`,
  }));
  const edges = topology.edges.map(toEdge);
  return (
    <div className="h-[26rem] rounded-lg border border-line bg-surface sm:h-[34rem]" data-testid="topology">
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        fitView
        fitViewOptions={{ padding: 0.1, maxZoom: 1.2 }}
        minZoom={0.2}
        nodesConnectable={false}
        elementsSelectable
        edgesFocusable
        deleteKeyCode={null}
        preventScrolling={false}
        zoomOnScroll={false}
        proOptions={{ hideAttribution: false }}
        onNodeClick={(_event, { id }) => open(topology.nodes.find((node) => node.id === id)?.tracesHref)}
        onEdgeClick={(_event, { id }) => open(topology.edges.find((edge) => edge.id === id)?.tracesHref)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') open(hrefOf(topology, event.target));
        }}
      >
        <Background color="var(--color-line)" gap={20} />
        <Controls showInteractive={false} position="bottom-right" />
      </ReactFlow>
    </div>
  );
}

function hrefOf(topology: Topology, target: EventTarget): string | null | undefined {
  const element = target instanceof Element ? target.closest('[data-id]') : null;
  const id = element?.getAttribute('data-id');
  return (
    topology.edges.find((edge) => edge.id === id)?.tracesHref ??
    topology.nodes.find((node) => node.id === id)?.tracesHref
  );
}

function toEdge(edge: TopologyEdge): Edge {
  const colour = COLOURS[edge.health];
  return {
    id: edge.id,
    source: edge.caller,
    target: edge.callee,
    label: edgeSummary(edge),
    ariaLabel: edgeWords(edge),
    focusable: true,
    style: { stroke: colour, strokeWidth: edge.health === 'ok' ? 1.5 : 2.5, cursor: 'pointer' },
    labelStyle: { fill: 'var(--color-ink)', fontSize: 11 },
    labelBgStyle: { fill: 'var(--color-surface)' },
    labelBgPadding: [4, 2],
    markerEnd: { type: MarkerType.ArrowClosed, color: colour, width: 18, height: 18 },
  };
}
