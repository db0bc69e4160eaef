import { parseMajorUnits } from '@octo/shared/money';
import { cursorParam } from '@octo/shared/pagination';
import { z } from 'zod';

/** Columns that the list can be sorted by; the id breaks ties, so paging is stable. */
export const PRODUCT_SORTS = ['name', 'price', 'stock', 'updated'] as const;
/** One of {@link PRODUCT_SORTS}. */
export type ProductSort = (typeof PRODUCT_SORTS)[number];

/** Query of the product list as it stands in the address. */
export const productListQuery = z.object({
  q: z.string().trim().max(100).optional(),
  category: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .optional(),
  status: z.enum(['active', 'inactive', 'all']).default('all'),
  stock: z.enum(['all', 'low', 'out']).default('all'),
  sort: z.enum(PRODUCT_SORTS).default('name'),
  dir: z.enum(['asc', 'desc']).default('asc'),
  cursor: cursorParam.optional(),
});
/** Parsed {@link productListQuery}. */
export type ProductListQuery = z.output<typeof productListQuery>;

const text = (max: number) => z.string().trim().max(max);
const optionalText = (max: number) => text(max).transform((value) => (value === '' ? null : value));

const MAX_PRICE_MINOR = 100_000_000;

/** A price as an operator types it, in whole currency units with up to two decimals. */
const price = z.string().transform((value, context) => {
  const minor = parseMajorUnits(value);
  if (minor !== null && minor <= MAX_PRICE_MINOR) return minor;
  context.addIssue({ code: 'custom', message: 'Enter an amount between 0 and 1,000,000, like 1299.50.' });
  return z.NEVER;
});

/** What an operator may change about a product. `version` is the one that the form was filled from. */
export const editProductInput = z.object({
  id: z.coerce.number().int().positive(),
  version: z.coerce.number().int().positive(),
  name: text(200).min(1, 'Give the product a name.'),
  summary: optionalText(300),
  description: optionalText(4_000),
  categoryId: z.coerce.number().int().positive(),
  price,
  isActive: z
    .union([z.literal('on'), z.literal('true'), z.literal('false'), z.boolean()])
    .optional()
    .transform((value) => value === true || value === 'on' || value === 'true'),
});
/** Parsed {@link editProductInput}; `price` is in minor units. */
export type EditProductInput = z.output<typeof editProductInput>;

/** A row of the product list. */
export interface ProductRow {
  readonly id: number;
  readonly sku: string;
  readonly name: string;
  readonly slug: string;
  readonly category: string;
  readonly priceMinor: number;
  readonly currency: string;
  readonly isActive: boolean;
  readonly available: number;
  readonly reserved: number;
  readonly lowStockThreshold: number;
  readonly updatedAt: string;
}

/** A product with everything that its page edits. */
export interface ProductDetail extends ProductRow {
  readonly version: number;
  readonly summary: string | null;
  readonly description: string | null;
  readonly categoryId: number;
  readonly storefront: { readonly id: number; readonly name: string } | null;
  readonly specs: readonly { readonly label: string; readonly value: string }[];
}

/** A category to choose from. */
export interface CategoryChoice {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
}
