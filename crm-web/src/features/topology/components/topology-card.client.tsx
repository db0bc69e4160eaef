'use client';

import {
  BoxIcon,
  CreditCardIcon,
  cx,
  DatabaseIcon,
  type IconComponent,
  LockIcon,
  MonitorIcon,
  RadioIcon,
} from '@octo/shared/ui';
import { Handle, Position } from '@xyflow/react';
import type { ReactElement } from 'react';
import { microseconds, percent } from '@/ui/quantities';
import { NODE_KIND_LABELS, type NodeKind, type TopologyNode } from '../topology.schema';

const ICONS: Readonly<Record<NodeKind, IconComponent>> = {
  browser: MonitorIcon,
  service: BoxIcon,
  database: DatabaseIcon,
  identity: LockIcon,
  'third-party': CreditCardIcon,
  messaging: RadioIcon,
};
const EDGES = { ok: 'border-line-strong', warn: 'border-warn', danger: 'border-danger' } as const;

/** A node of the topology. */
export function TopologyCard({ data }: { readonly data: { readonly node: TopologyNode } }): ReactElement {
  const { node } = data;
  const Icon = ICONS[node.kind];
  return (
    <div
      className={cx(
        'flex h-full flex-col justify-center rounded-md border bg-raised px-3 text-left',
        EDGES[node.health],
        node.tracesHref && 'cursor-pointer hover:bg-hover',
      )}
    >
      <Handle type="target" position={Position.Left} className="opacity-0" isConnectable={false} />
      <span className="flex items-center gap-2 text-sm font-medium text-ink">
        <Icon className="size-4 shrink-0 text-ink-muted" />
        <span className="truncate">{node.label}</span>
      </span>
      <span className="text-2xs text-ink-muted">{NODE_KIND_LABELS[node.kind]}</span>
      <span className="text-2xs text-ink-muted tabular-nums">
        {node.p95Us === null
          ? 'no calls'
          : `p95 ${microseconds(node.p95Us)} · ${percent(node.errorShare)} errors`}
      </span>
      <Handle type="source" position={Position.Right} className="opacity-0" isConnectable={false} />
    </div>
  );
}
