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

/**
 * One value of a CSV line (RFC 4180). Text that a spreadsheet would run as a formula gets an apostrophe in front
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export function csvValue(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function line(values: readonly (string | number)[]): string {
  return `${values.map(csvValue).join(',')}\r\n`;
}

/** The first line; the mark in front tells spreadsheets that the file is UTF-8. */
export function orderCsvHeader(): string {
  return `\uFEFF${line(HEADER)}`;
}

/** One order as a line. */
export function orderCsvLine(row: OrderRow): string {
  return line([
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
