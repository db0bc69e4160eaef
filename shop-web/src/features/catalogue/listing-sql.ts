import 'server-only';
import { Prisma } from '@octo/shared/db';
import { type ListingFilter, PAGE_SIZE, type ProductSort } from './listing-query.schema';

const MAX_WORDS = 6;

/** Text for LIKE … ESCAPE '!': what people type is never a wildcard. */
function likePattern(text: string): string {
  return `%${text.toLowerCase().replace(/[!%_]/g, (mark) => `!${mark}`)}%`;
}

function matchesWord(word: string): Prisma.Sql {
  const pattern = likePattern(word);
  return Prisma.sql`(LOWER(p.name) LIKE ${pattern} ESCAPE '!'
    OR LOWER(p.summary) LIKE ${pattern} ESCAPE '!'
    OR LOWER(p.sku) LIKE ${pattern} ESCAPE '!'
    OR LOWER(c.name) LIKE ${pattern} ESCAPE '!')`;
}

type Part = 'category' | 'page';

/** Conditions of a filter. Every word of the search must be found somewhere. */
export function whereOf(filter: ListingFilter, leaveOut?: Part): Prisma.Sql {
  const conditions = [Prisma.sql`p.is_active = ${true}`];
  for (const word of filter.q.split(' ').filter(Boolean).slice(0, MAX_WORDS)) {
    conditions.push(matchesWord(word));
  }
  if (filter.category !== null && leaveOut !== 'category') {
    conditions.push(Prisma.sql`c.slug = ${filter.category}`);
  }
  if (filter.min !== null) conditions.push(Prisma.sql`p.price_minor >= ${filter.min * 100}`);
  if (filter.max !== null) conditions.push(Prisma.sql`p.price_minor <= ${filter.max * 100}`);
  if (filter.isInStockOnly) conditions.push(Prisma.sql`s.available > 0`);
  return Prisma.join(conditions, ' AND ');
}

// Every order ends with the id, so that equal rows cannot change places between two pages.
const ORDERS: Readonly<Record<ProductSort, Prisma.Sql>> = {
  featured: Prisma.sql`CASE WHEN s.available > 0 THEN 0 ELSE 1 END, c.position, p.id`,
  'price-asc': Prisma.sql`p.price_minor, p.id`,
  'price-desc': Prisma.sql`p.price_minor DESC, p.id`,
  name: Prisma.sql`LOWER(p.name), p.id`,
  newest: Prisma.sql`p.created_at DESC, p.id DESC`,
  stock: Prisma.sql`COALESCE(s.available, 0) DESC, p.id`,
};

/** Order of a filter. A search without a chosen order puts hits in the name first. */
export function orderOf(filter: ListingFilter): Prisma.Sql {
  const order = ORDERS[filter.sort];
  if (filter.q === '' || filter.sort !== 'featured') return order;
  return Prisma.sql`CASE WHEN LOWER(p.name) LIKE ${likePattern(filter.q)} ESCAPE '!' THEN 0 ELSE 1 END, ${order}`;
}

/** Rows of the filter's page. */
export function sliceOf(filter: ListingFilter): Prisma.Sql {
  return Prisma.sql`OFFSET ${(filter.page - 1) * PAGE_SIZE} ROWS FETCH NEXT ${PAGE_SIZE} ROWS ONLY`;
}
