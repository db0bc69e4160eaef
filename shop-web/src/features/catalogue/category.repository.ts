import 'server-only';
import type { Db } from '@octo/shared/db';
import type { Category } from './catalogue.schema';
import { imageVersionOf } from './product-row';

interface CategoryRow {
  readonly slug: string;
  readonly name: string;
  readonly description: string | null;
  readonly productCount: number;
  readonly coverSku: string | null;
  readonly coverName: string | null;
  readonly coverArtwork: unknown;
}

/** All categories in the order of the shop; each is represented by its most valuable active product. */
export async function findCategories(db: Db): Promise<Category[]> {
  const rows = await db.$queryRaw<CategoryRow[]>`/* catalogue.findCategories */
    SELECT c.slug, c.name, c.description,
      CAST(COALESCE(ranked."total", 0) AS INTEGER) AS "productCount", ranked.sku AS "coverSku",
      ranked.name AS "coverName", ranked.artwork AS "coverArtwork"
    FROM categories c LEFT JOIN (
      SELECT p.category_id, p.sku, p.name, p.artwork, COUNT(*) OVER (PARTITION BY p.category_id) AS "total",
        ROW_NUMBER() OVER (PARTITION BY p.category_id ORDER BY p.price_minor DESC, p.id) AS "place"
      FROM products p WHERE p.is_active = ${true}
    ) ranked ON ranked.category_id = c.id AND ranked."place" = 1
    ORDER BY c.position, c.slug`;
  return rows.map(({ coverSku, coverName, coverArtwork, ...row }) => ({
    ...row,
    cover:
      coverSku === null
        ? null
        : { sku: coverSku, imageVersion: imageVersionOf(coverArtwork, coverName ?? '') },
  }));
}
