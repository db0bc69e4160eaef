import { Badge, DateTime, Table, Td, TextLink, Th, Tr } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { LedgerRow } from '../stock.schema';

interface LedgerTableProps {
  readonly rows: readonly LedgerRow[];
  /** Left out on the page of one product. */
  readonly hasProduct?: boolean;
}

const signed = (value: number) => (value > 0 ? `+${value}` : String(value));

/** Lines of the stock ledger, newest first. */
export function LedgerTable({ rows, hasProduct = true }: LedgerTableProps): ReactElement {
  return (
    <Table caption="Stock movements" density="compact">
      <thead>
        <tr>
          <Th>When</Th>
          {hasProduct && <Th>Product</Th>}
          <Th>Kind</Th>
          <Th isNumeric>Available</Th>
          <Th isNumeric>Reserved</Th>
          <Th>Order or reason</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td>
              <DateTime value={row.createdAt} style="short" />
            </Td>
            {hasProduct && (
              <Td>
                <TextLink href={paths.product(row.product.id)}>{row.product.name}</TextLink>
              </Td>
            )}
            <Td>
              <Badge>{row.kind}</Badge>
            </Td>
            <Td isNumeric>{signed(row.availableDelta)}</Td>
            <Td isNumeric>{row.reservedDelta === 0 ? '–' : signed(row.reservedDelta)}</Td>
            <Td>
              {row.orderNumber ? (
                <TextLink href={paths.order(row.orderNumber)}>{row.orderNumber}</TextLink>
              ) : (
                (row.reason ?? '–')
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
