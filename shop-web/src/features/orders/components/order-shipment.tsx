import { Card, StatusBadge, Timeline } from '@octo/shared/ui';
import { CopyButton, LocalTime } from '@octo/shared/ui/client';
import type { ReactElement } from 'react';
import type { OrderView } from '../order-view.schema';

/** One parcel: carrier, tracking number and what happened to it, newest first. */
export function OrderShipment({
  shipment,
}: {
  readonly shipment: OrderView['shipments'][number];
}): ReactElement {
  const { carrier, trackingNumber, status, estimatedDeliveryAt, deliveredAt, events } = shipment;
  return (
    <Card title={`Parcel with ${carrier}`} actions={<StatusBadge status={status} />}>
      <dl className="flex flex-wrap gap-x-10 gap-y-3 text-sm">
        <div>
          <dt className="text-xs text-ink-subtle">Tracking number</dt>
          <dd className="mt-0.5 flex items-center gap-1">
            <span className="font-mono break-all">{trackingNumber}</span>
            <span data-print="hide">
              <CopyButton text={trackingNumber} label="Copy tracking number" />
            </span>
          </dd>
        </div>
        {deliveredAt !== null ? (
          <Fact term="Delivered">
            <LocalTime value={deliveredAt} />
          </Fact>
        ) : (
          estimatedDeliveryAt !== null && (
            <Fact term="Expected">
              <LocalTime value={estimatedDeliveryAt} style="date" />
            </Fact>
          )
        )}
      </dl>
      {events.length > 0 && (
        <Timeline
          className="mt-5"
          entries={[...events].reverse().map((event, index) => ({
            key: `${event.occurredAt}-${event.status}-${index}`,
            title: event.description,
            time: <LocalTime value={event.occurredAt} />,
            detail: event.location,
            tone: index === 0 ? 'accent' : 'neutral',
          }))}
        />
      )}
    </Card>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactElement }): ReactElement {
  return (
    <div>
      <dt className="text-xs text-ink-subtle">{term}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
