import { isOrderStatus } from '@octo/shared/orders/states';
import { Card, DateTime, ORDER_STATUS_LOOKS, statusLook, Timeline } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths } from '@/paths';

interface StatusEvent {
  readonly id: number;
  readonly toStatus: string;
  readonly reason: string | null;
  readonly actor: string;
  readonly traceId: string | null;
  readonly createdAt: Date;
}

/** The order's way through its states, newest first. */
export function OrderHistory(props: {
  readonly events: readonly StatusEvent[];
  readonly mayReadTraces: boolean;
}): ReactElement {
  const { events, mayReadTraces } = props;
  return (
    <Card title="Status history">
      <Timeline
        entries={events.toReversed().map((event) => ({
          key: event.id,
          title: statusLook(event.toStatus).label,
          time: <DateTime value={event.createdAt} style="short" />,
          tone: isOrderStatus(event.toStatus) ? ORDER_STATUS_LOOKS[event.toStatus].tone : 'neutral',
          detail: (
            <>
              by {event.actor}
              {event.reason !== null && <>: {event.reason}</>}
              {mayReadTraces && event.traceId !== null && (
                <>
                  {' · '}
                  <Link href={paths.trace(event.traceId)} className="underline underline-offset-3">
                    trace
                  </Link>
                </>
              )}
            </>
          ),
        }))}
      />
    </Card>
  );
}
