import { Card, DateTime, DescriptionList, StatusBadge, Timeline } from '@octo/shared/ui';
import { CopyButton } from '@octo/shared/ui/client';
import type { ReactElement } from 'react';

interface Shipment {
  readonly id: number;
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly status: string;
  readonly weightGrams: number;
  readonly estimatedDeliveryAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly warehouse: { readonly name: string; readonly region: string } | null;
  readonly events: readonly {
    readonly id: number;
    readonly status: string;
    readonly location: string | null;
    readonly description: string;
    readonly occurredAt: Date;
  }[];
}

/** Parcels of the order and where they were seen. */
export function OrderShipments({ shipments }: { readonly shipments: readonly Shipment[] }): ReactElement {
  return (
    <Card title="Shipment">
      {shipments.length === 0 && (
        <p className="text-sm text-ink-muted">Nothing was handed to a carrier yet.</p>
      )}
      {shipments.map((shipment) => (
        <div key={shipment.id} className="space-y-4 not-last:mb-6">
          <DescriptionList
            items={[
              { term: 'State', value: <StatusBadge status={shipment.status} /> },
              { term: 'Carrier', value: shipment.carrier },
              {
                term: 'Tracking number',
                value: (
                  <span className="flex items-center gap-1 font-mono">
                    {shipment.trackingNumber}
                    <CopyButton text={shipment.trackingNumber} label="Copy tracking number" />
                  </span>
                ),
              },
              {
                term: 'From',
                value: shipment.warehouse
                  ? `${shipment.warehouse.name} (${shipment.warehouse.region})`
                  : 'unknown warehouse',
              },
              { term: 'Weight', value: `${(shipment.weightGrams / 1_000).toLocaleString('en-US')} kg` },
              {
                term: shipment.deliveredAt ? 'Delivered' : 'Expected',
                value: <ArrivalDate shipment={shipment} />,
              },
            ]}
          />
          <Timeline
            entries={shipment.events.map((event, index) => ({
              key: event.id,
              title: event.description,
              time: <DateTime value={event.occurredAt} style="short" />,
              ...(event.location ? { detail: event.location } : {}),
              tone: index === 0 ? ('accent' as const) : ('neutral' as const),
            }))}
          />
        </div>
      ))}
    </Card>
  );
}

function ArrivalDate({ shipment }: { readonly shipment: Shipment }): ReactElement | string {
  const at = shipment.deliveredAt ?? shipment.estimatedDeliveryAt;
  return at ? <DateTime value={at} style={shipment.deliveredAt ? 'dateTime' : 'date'} /> : 'not known';
}
