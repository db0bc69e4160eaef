/** An amount in minor units (cents) of an ISO 4217 currency. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

const formatters = new Map<string, Intl.NumberFormat>();

/** Formats minor units for people, for example `formatMoney({amountMinor: 499900, currency: 'USD'})` → `$4,999.00`. */
export function formatMoney({ amountMinor, currency }: Money, locale = 'en-US'): string {
  const key = `${locale}|${currency}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale, { style: 'currency', currency });
    formatters.set(key, formatter);
  }
  const digits = formatter.resolvedOptions().maximumFractionDigits ?? 2;
  return formatter.format(amountMinor / 10 ** digits);
}

/**
 * Reads what a person typed (`1,299.50`) into minor units without floating point.
 * @returns null when the text is not an amount with at most two decimals.
 */
export function parseMajorUnits(text: string): number | null {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.trim().replaceAll(',', ''));
  if (!match) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
