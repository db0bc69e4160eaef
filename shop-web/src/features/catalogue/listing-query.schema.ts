import { z } from 'zod';
import type { ListingAddress } from '@/paths';

/** Products on one page of the listing. */
export const PAGE_SIZE = 24;

/** Orders of the listing, as the address names them. The first is the default. */
export const PRODUCT_SORTS = [
  { value: 'featured', label: 'Featured' },
  { value: 'price-asc', label: 'Price, low to high' },
  { value: 'price-desc', label: 'Price, high to low' },
  { value: 'name', label: 'Name' },
  { value: 'newest', label: 'Newest' },
  { value: 'stock', label: 'Most in stock' },
] as const;

/** One of {@link PRODUCT_SORTS}. */
export type ProductSort = (typeof PRODUCT_SORTS)[number]['value'];

const sortValues = PRODUCT_SORTS.map((sort) => sort.value) as [ProductSort, ...ProductSort[]];

// Control characters match nothing, and PostgreSQL refuses NUL in a text.
const search = z
  .string()
  .max(200)
  .transform((text) =>
    text
      .replace(/\p{Cc}+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 80),
  );
const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'is not a category')
  .max(80);
const dollars = z.coerce.number().int().min(0).max(10_000_000);
const page = z.coerce.number().int().min(1).max(1_000);

// A GET form sends its empty fields too: `min=` means "no limit", not zero.
const filled = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const fields = {
  q: filled(search),
  category: filled(slug),
  min: filled(dollars),
  max: filled(dollars),
  stock: filled(z.literal('in')),
  sort: filled(z.enum(sortValues)),
  page: filled(page),
};

/** Query of `GET /api/products`; anything unknown in a known field is refused. */
export const listingQuery = z.object(fields).superRefine(({ min, max }, context) => {
  if (min !== undefined && max !== undefined && min > max) {
    context.addIssue({ code: 'custom', path: ['max'], message: 'must not be below min' });
  }
});

/** What the listing shows, with every default applied; prices in whole dollars. */
export interface ListingFilter {
  readonly q: string;
  readonly category: string | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly isInStockOnly: boolean;
  readonly sort: ProductSort;
  readonly page: number;
}

/** Applies the defaults to a parsed query. */
export function toListingFilter(query: z.output<typeof listingQuery>): ListingFilter {
  return {
    q: query.q ?? '',
    category: query.category ?? null,
    min: query.min ?? null,
    max: query.max ?? null,
    isInStockOnly: query.stock === 'in',
    sort: query.sort ?? 'featured',
    page: query.page ?? 1,
  };
}

type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Reads a page's address: a value that makes no sense is dropped instead of refused, swapped prices are put
 * right, and of a repeated parameter the first counts.
 */
export function readListingFilter(params: SearchParams): ListingFilter {
  const read = <S extends z.ZodType>(name: keyof typeof fields, schema: S): z.output<S> | undefined => {
    const value = params[name];
    const parsed = schema.safeParse(Array.isArray(value) ? value[0] : value);
    return parsed.success ? parsed.data : undefined;
  };
  const min = read('min', fields.min);
  const max = read('max', fields.max);
  const isSwapped = min !== undefined && max !== undefined && min > max;
  return toListingFilter({
    q: read('q', fields.q),
    category: read('category', fields.category),
    min: isSwapped ? max : min,
    max: isSwapped ? min : max,
    stock: read('stock', fields.stock),
    sort: read('sort', fields.sort),
    page: read('page', fields.page),
  });
}

/** The address of a filter: the inverse of {@link readListingFilter}, defaults left out. */
export function toListingAddress(filter: ListingFilter): ListingAddress {
  return {
    q: filter.q === '' ? undefined : filter.q,
    category: filter.category ?? undefined,
    min: filter.min ?? undefined,
    max: filter.max ?? undefined,
    stock: filter.isInStockOnly ? 'in' : undefined,
    sort: filter.sort === 'featured' ? undefined : filter.sort,
    page: filter.page === 1 ? undefined : filter.page,
  };
}

/** True when the filter narrows the catalogue (sorting and paging do not). */
export function isNarrowed(filter: ListingFilter): boolean {
  return (
    filter.q !== '' ||
    filter.category !== null ||
    filter.min !== null ||
    filter.max !== null ||
    filter.isInStockOnly
  );
}
