import type { Prisma } from '../../../generated/client';

/** An instant with milliseconds. */
export const AT = new Date('2026-01-02T03:04:05.678Z');
/** A later one. */
export const LATER = new Date('2026-02-03T04:05:06.789Z');
/** Instants of a row that would be now. */
export const stamps = { createdAt: AT, updatedAt: AT };

/** A product with a document of every kind of value. */
export const product = (sku: string, more: Partial<Prisma.ProductUncheckedCreateInput> = {}) => ({
  sku,
  slug: sku.toLowerCase(),
  name: `Product ${sku}`,
  specs: [{ label: 'Range', value: '12 km' }],
  artwork: { form: 'quad', colours: ['#123456', '#abcdef'], deep: { of: [1, 2.5, null, true] } },
  categoryId: 1,
  priceMinor: 12_345,
  ...stamps,
  ...more,
});

/** An order of customer 1. */
export const order = (number: string, more: Partial<Prisma.OrderUncheckedCreateInput> = {}) => ({
  number,
  publicToken: `token-${number}`,
  customerId: 1,
  subtotalMinor: 1_000,
  totalMinor: 1_000,
  contactEmail: 'ada@example.com',
  contactName: 'Ada',
  shipLine1: '1 Rotor Way',
  shipCity: 'Austin',
  shipPostalCode: '78701',
  shipCountry: 'US',
  placedAt: AT,
  ...stamps,
  ...more,
});
