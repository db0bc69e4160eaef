import { Alert, Card, DateTime, DescriptionList, Disclosure, StatusBadge, Timeline } from '@octo/shared/ui';
import type { ReactElement } from 'react';

interface SyncEntry {
  readonly id: number;
  readonly syncAction: string;
  readonly syncStatus: string;
  readonly message: string | null;
  readonly createdAt: Date;
}

/** Where the order came from and how its copy here was kept. */
export function OrderSyncState(props: {
  readonly order: {
    readonly sourceSystem: string;
    readonly sourceOrderId: number | null;
    readonly syncStatus: string;
    readonly syncError: string | null;
    readonly lastSyncedAt: Date | null;
    readonly correlationId: string | null;
    readonly syncAudit: readonly SyncEntry[];
  };
}): ReactElement {
  const { order } = props;
  return (
    <Card title="Synchronisation">
      {order.syncError !== null && (
        <Alert tone="danger" className="mb-4">
          {order.syncError}
        </Alert>
      )}
      <DescriptionList
        items={[
          { term: 'State', value: <StatusBadge status={order.syncStatus} /> },
          {
            term: 'Source',
            value: `${order.sourceSystem} ${order.sourceOrderId === null ? '' : `#${order.sourceOrderId}`}`,
            isMono: true,
          },
          {
            term: 'Last synced',
            value: order.lastSyncedAt ? <DateTime value={order.lastSyncedAt} /> : 'never',
          },
          { term: 'Correlation', value: order.correlationId ?? '–', isMono: true },
        ]}
      />
      {order.syncAudit.length > 0 && (
        <Disclosure summary={`Last ${order.syncAudit.length} syncs`} className="mt-2">
          <Timeline
            entries={order.syncAudit.map((entry) => ({
              key: entry.id,
              title: `${entry.syncAction.replaceAll('_', ' ')}: ${entry.syncStatus}`,
              time: <DateTime value={entry.createdAt} style="short" />,
              ...(entry.message ? { detail: entry.message } : {}),
              tone: entry.syncStatus === 'failed' ? ('danger' as const) : ('neutral' as const),
            }))}
          />
        </Disclosure>
      )}
    </Card>
  );
}
