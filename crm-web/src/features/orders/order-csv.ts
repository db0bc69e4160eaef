import { csvHeader, csvLine } from '@/csv';
import type { OrderRow } from './orders.schema';

const HEADER = [
  'Number',
  'Placed (UTC)',
  'Status',
  'Customer',
  'E-mail',
  'Country',
  'Pieces',
  'Total',
  'Currency',
  'Sync',
  'Backlog',
];

/** The first line. */
export function orderCsvHeader(): string {
  return csvHeader(HEADER);
}

/** One order as a line. */
export function orderCsvLine(row: OrderRow): string {
  return csvLine([
    row.number,
    row.placedAt.toISOString(),
    row.status,
    row.contactName,
    row.contactEmail,
    row.shipCountry,
    row.pieces,
    (row.totalMinor / 100).toFixed(2),
    row.currency,
    row.syncStatus,
    row.isBacklog ? 'yes' : 'no',
  ]);
}
