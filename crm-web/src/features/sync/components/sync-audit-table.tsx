import { DateTime, StatusBadge, Table, Td, TextLink, Th, Tr } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { SyncAuditRow } from '../sync.schema';

/** What each pull did to each order. */
export function SyncAuditTable({ rows }: { readonly rows: readonly SyncAuditRow[] }): ReactElement {
  return (
    <Table caption="Sync audit" density="compact">
      <thead>
        <tr>
          <Th>When</Th>
          <Th>Order</Th>
          <Th>Source</Th>
          <Th>Action</Th>
          <Th>Outcome</Th>
          <Th>Trace</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td>
              <DateTime value={row.createdAt} style="short" />
            </Td>
            <Td>
              {row.orderNumber ? (
                <TextLink href={paths.order(row.orderNumber)}>{row.orderNumber}</TextLink>
              ) : (
                '–'
              )}
            </Td>
            <Td isMono>
              {row.sourceSystem} / {row.sourceOrderId ?? '–'}
            </Td>
            <Td>{row.action}</Td>
            <Td>
              <StatusBadge status={row.status} />
              {row.message && <span className="ml-2 text-ink-muted">{row.message}</span>}
            </Td>
            <Td isMono>
              {row.traceId ? (
                <TextLink href={paths.trace(row.traceId)}>{row.traceId.slice(0, 8)}</TextLink>
              ) : (
                '–'
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
