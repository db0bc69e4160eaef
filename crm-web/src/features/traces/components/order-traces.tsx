import { Card, EmptyState, TextLink } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { OrderTracesView, TraceView } from '../traces.schema';
import { TracePanel } from './trace-panel';
import { formatDuration } from './trace-text';

/** What happened to an order, from the customer's click to the last statement: its purchase, then its last sync. */
export function OrderTraces(props: {
  readonly traces: OrderTracesView;
  readonly initialSpanId?: string | undefined;
}): ReactElement {
  const { purchase, sync } = props.traces;
  if (!purchase && !sync) {
    return (
      <Card title="Trace">
        <EmptyState
          title="No trace was received"
          description="Traces arrive a few seconds after the work was done and are kept for some days; orders that were not bought in the shop have none."
        />
      </Card>
    );
  }
  const pauseUs =
    purchase && sync ? (Date.parse(sync.startedAt) - Date.parse(purchase.startedAt)) * 1_000 : 0;
  return (
    <div className="space-y-4">
      {purchase && (
        <TraceCard
          title="Purchase"
          description={
            purchase.services.some((service) => service.name === 'enterprise-crm-portal')
              ? 'From the click in the browser to the last statement, with the way into the console.'
              : 'From the click in the browser to the last statement.'
          }
          trace={purchase}
          initialSpanId={props.initialSpanId}
        />
      )}
      {sync && (
        <TraceCard
          title="Sync"
          description={
            pauseUs > 0
              ? `How the order came into the console, ${formatDuration(pauseUs)} after the purchase.`
              : 'How the order came into the console.'
          }
          trace={sync}
          initialSpanId={props.initialSpanId}
        />
      )}
    </div>
  );
}

function TraceCard(props: {
  readonly title: string;
  readonly description: string;
  readonly trace: TraceView;
  readonly initialSpanId?: string | undefined;
}): ReactElement {
  const { title, description, trace, initialSpanId } = props;
  return (
    <Card
      isFlush
      title={title}
      description={description}
      actions={
        <TextLink href={paths.trace(trace.traceId)} className="font-mono text-xs">
          {trace.traceId.slice(0, 8)}
        </TextLink>
      }
    >
      <TracePanel trace={trace} label={title} initialSpanId={initialSpanId} />
    </Card>
  );
}
