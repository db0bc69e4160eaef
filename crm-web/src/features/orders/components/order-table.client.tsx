'use client';

import { Badge, Money, StatusBadge, Table, Td, Th, Tr } from '@octo/shared/ui';
import { RelativeTime } from '@octo/shared/ui/client';
import Link from 'next/link';
import { type ReactElement, useState } from 'react';
import { paths } from '@/paths';
import type { Density } from '@/ui/density.schema';
import { judgeAction } from '../order-actions.schema';
import type { OrderRow } from '../orders.schema';
import { BulkBar } from './bulk-bar.client';
import { SelectBox } from './select-box.client';

/** Heads that sort: their addresses, and the order in force. */
export type SortLinks = Readonly<
  Record<
    'placed' | 'updated' | 'total',
    { readonly href: string; readonly sorted?: 'ascending' | 'descending' }
  >
>;

/** The list of orders with selection and bulk actions. */
export function OrderTable(props: {
  readonly rows: readonly OrderRow[];
  readonly sorts: SortLinks;
  readonly density: Density;
  readonly role: string;
  /** Instant of rendering, so that relative times are the same on both sides. */
  readonly now: number;
}): ReactElement {
  const { rows, sorts, density, role, now } = props;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // A row that left the page must not be processed unseen.
  const selected = rows.filter((row) => chosen.has(row.number));
  const toggle = (number: string, isOn: boolean) => {
    const next = new Set(chosen);
    if (isOn) next.add(number);
    else next.delete(number);
    setChosen(next);
  };
  return (
    <>
      <Table
        caption="Orders"
        density={density}
        isHeaderSticky
        frameClassName="max-h-[max(18rem,calc(100dvh-19rem))]"
      >
        <thead>
          <tr>
            <Th className="w-8 pr-0!">
              <SelectBox
                label="Select all orders of this page"
                isChecked={rows.length > 0 && selected.length === rows.length}
                isMixed={selected.length > 0 && selected.length < rows.length}
                onChange={(isOn) => setChosen(new Set(isOn ? rows.map(({ number }) => number) : []))}
              />
            </Th>
            <Th>Number</Th>
            <Th sortHref={sorts.placed.href} sorted={sorts.placed.sorted}>
              Placed
            </Th>
            <Th>Customer</Th>
            <Th>Status</Th>
            <Th isNumeric>Pieces</Th>
            <Th isNumeric sortHref={sorts.total.href} sorted={sorts.total.sorted}>
              Total
            </Th>
            <Th>Country</Th>
            <Th>Sync</Th>
            <Th sortHref={sorts.updated.href} sorted={sorts.updated.sorted}>
              Changed
            </Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Tr key={row.id} isSelected={chosen.has(row.number)}>
              <Td className="w-8 pr-0!">
                <SelectBox
                  label={`Select order ${row.number}`}
                  isChecked={chosen.has(row.number)}
                  onChange={(isOn) => toggle(row.number, isOn)}
                />
              </Td>
              <Td isMono className="whitespace-nowrap">
                <Link href={paths.order(row.number)} className="font-medium text-accent-ink hover:underline">
                  {row.number}
                </Link>
              </Td>
              <Td>
                <RelativeTime value={row.placedAt} serverNow={now} />
              </Td>
              <Td className="min-w-44">
                <span className="block truncate">{row.contactName}</span>
                <span className="block truncate text-xs text-ink-muted">{row.contactEmail}</span>
              </Td>
              <Td>
                <span className="flex flex-wrap gap-1">
                  <StatusBadge status={row.status} />
                  {row.isBacklog && <Badge tone="warn">Backlog</Badge>}
                  {row.isSuspicious && <Badge tone="danger">Suspicious</Badge>}
                </span>
              </Td>
              <Td isNumeric>{row.pieces}</Td>
              <Td isNumeric>
                <Money minor={row.totalMinor} currency={row.currency} />
              </Td>
              <Td>{row.shipCountry}</Td>
              <Td>
                <StatusBadge status={row.syncStatus} />
              </Td>
              <Td>
                <RelativeTime value={row.updatedAt} serverNow={now} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      {selected.length > 0 && (
        <BulkBar
          numbers={selected.map(({ number }) => number)}
          processable={selected.filter(({ status }) => judgeAction('process', status, role).isAllowed).length}
          role={role}
          onDone={() => setChosen(new Set())}
        />
      )}
    </>
  );
}
