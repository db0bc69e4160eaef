import 'server-only';
import type { Db } from '@octo/shared/db';
import { findRelated } from './catalogue.repository';
import type { Availability, ProductDetail } from './catalogue.schema';
import { readSpecs, toProductCard } from './product-row';
import { stockLevelOf } from './stock-level';

const LATEST_REVIEWS = 6;
const RELATED = 4;

/** An active product with everything its page shows; null when there is none. */
export async function findProductBySlug(db: Db, slug: string): Promise<ProductDetail | null> {
  const row = await db.product.findFirst({
    where: { slug, isActive: true },
    select: {
      id: true,
      sku: true,
      slug: true,
      name: true,
      summary: true,
      description: true,
      specs: true,
      artwork: true,
      imageAlt: true,
      categoryId: true,
      priceMinor: true,
      currency: true,
      weightGrams: true,
      category: { select: { slug: true, name: true } },
      stock: { select: { available: true } },
    },
  });
  if (!row) return null;
  const [reviews, related] = await Promise.all([findReviews(db, row.id), findRelated(db, row, RELATED)]);
  const card = toProductCard({
    ...row,
    categorySlug: row.category.slug,
    categoryName: row.category.name,
    available: row.stock?.available ?? 0,
  });
  return {
    ...card,
    description: row.description,
    specs: readSpecs(row.specs),
    weightGrams: row.weightGrams,
    reviews,
    related,
  };
}

async function findReviews(db: Db, productId: number): Promise<ProductDetail['reviews']> {
  const [summary, latest] = await Promise.all([
    db.review.aggregate({ where: { productId }, _avg: { rating: true }, _count: true }),
    db.review.findMany({
      where: { productId },
      select: { id: true, authorName: true, rating: true, comment: true, createdAt: true },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: LATEST_REVIEWS,
    }),
  ]);
  return {
    count: summary._count,
    average: summary._avg.rating === null ? null : Math.round(summary._avg.rating * 10) / 10,
    latest: latest.map((review) => ({ ...review, createdAt: review.createdAt.toISOString() })),
  };
}

/** Stock and price of this moment; null when no active product has the slug. */
export async function findAvailability(db: Db, slug: string): Promise<Availability | null> {
  const rows = await db.$queryRaw<Omit<Availability, 'stock'>[]>`/* catalogue.findAvailability */
    SELECT p.id AS "productId", p.price_minor AS "priceMinor", p.currency AS "currency",
      COALESCE(s.available, 0) AS "available"
    FROM products p LEFT JOIN stock_levels s ON s.product_id = p.id
    WHERE p.slug = ${slug} AND p.is_active = ${true}`;
  const row = rows[0];
  return row ? { ...row, stock: stockLevelOf(row.available) } : null;
}
