import 'server-only';
import type { Db, Prisma } from '@octo/shared/db';
import type { ProductCard } from './catalogue.schema';
import type { ListingFilter } from './listing-query.schema';
import { orderOf, sliceOf, whereOf } from './listing-sql';
import { CARD_COLUMNS, CARD_TABLES, type CardRow, toProductCard } from './product-row';

/** One page of active products in the order of the filter. */
export async function findProducts(db: Db, filter: ListingFilter): Promise<ProductCard[]> {
  const rows = await db.$queryRaw<CardRow[]>`/* catalogue.findProducts */
    SELECT ${CARD_COLUMNS} FROM ${CARD_TABLES}
    WHERE ${whereOf(filter)} ORDER BY ${orderOf(filter)} ${sliceOf(filter)}`;
  return rows.map(toProductCard);
}

/** How many products the filter leaves in each category, whatever category it asks for itself. */
export async function countByCategory(
  db: Db,
  filter: ListingFilter,
): Promise<{ slug: string; name: string; count: number }[]> {
  return db.$queryRaw`/* catalogue.countByCategory */
    SELECT c.slug, c.name, CAST(COUNT(*) AS INTEGER) AS "count"
    FROM ${CARD_TABLES} WHERE ${whereOf(filter, 'category')}
    GROUP BY c.slug, c.name, c.position ORDER BY c.position, c.slug`;
}

/** The first products of the shop's first four categories (the aircraft), categories taken in turn. */
export async function findShowcase(db: Db, limit: number): Promise<ProductCard[]> {
  const rows = await db.$queryRaw<CardRow[]>`/* catalogue.findShowcase */
    SELECT ranked.id, ranked.sku, ranked.slug, ranked.name, ranked.summary, ranked."priceMinor", ranked.currency,
      ranked.artwork, ranked."imageAlt", ranked."categorySlug", ranked."categoryName", ranked."available"
    FROM (
      SELECT ${CARD_COLUMNS}, c.position AS "categoryPosition",
        ROW_NUMBER() OVER (PARTITION BY p.category_id ORDER BY p.id) AS "turn",
        DENSE_RANK() OVER (ORDER BY c.position, c.id) AS "place"
      FROM ${CARD_TABLES} WHERE p.is_active = ${true} AND s.available > 0
    ) ranked WHERE ranked."place" <= 4 ORDER BY ranked."turn", ranked."categoryPosition" FETCH FIRST ${limit} ROWS ONLY`;
  return rows.map(toProductCard);
}

/** Products beside one: its category first, then what costs about the same. */
export async function findRelated(
  db: Db,
  product: { readonly id: number; readonly categoryId: number; readonly priceMinor: number },
  limit: number,
): Promise<ProductCard[]> {
  const rows = await db.$queryRaw<CardRow[]>`/* catalogue.findRelated */
    SELECT ${CARD_COLUMNS} FROM ${CARD_TABLES}
    WHERE p.is_active = ${true} AND p.id <> ${product.id}
    ORDER BY CASE WHEN p.category_id = ${product.categoryId} THEN 0 ELSE 1 END,
      CASE WHEN s.available > 0 THEN 0 ELSE 1 END, ABS(p.price_minor - ${product.priceMinor}), p.id
    FETCH FIRST ${limit} ROWS ONLY`;
  return rows.map(toProductCard);
}

/** Slugs and last changes of all active products, for the sitemap. */
export function findActiveSlugs(db: Db): Promise<{ slug: string; updatedAt: Date }[]> {
  return db.product.findMany({
    where: { isActive: true },
    select: { slug: true, updatedAt: true },
    orderBy: { id: 'asc' },
    take: 50_000,
  });
}

/** What a product's picture is made of. */
export interface ProductArtwork {
  readonly sku: string;
  readonly name: string;
  readonly summary: string | null;
  readonly imageAlt: string | null;
  readonly artwork: Prisma.JsonValue;
}

const ARTWORK = { sku: true, name: true, summary: true, imageAlt: true, artwork: true } as const;

/** What is drawn for a SKU; null when no product has it. Inactive products keep their picture: orders show it. */
export function findArtwork(db: Db, sku: string): Promise<ProductArtwork | null> {
  return db.product.findUnique({ where: { sku }, select: ARTWORK });
}

/** What is drawn for the active products, oldest first. */
export function findActiveArtworks(db: Db, limit: number): Promise<ProductArtwork[]> {
  return db.product.findMany({
    where: { isActive: true },
    select: ARTWORK,
    orderBy: { id: 'asc' },
    take: limit,
  });
}
