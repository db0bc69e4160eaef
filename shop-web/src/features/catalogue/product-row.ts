import 'server-only';
import { createHash } from 'node:crypto';
import { Prisma } from '@octo/shared/db';
import { z } from 'zod';
import type { ProductCard } from './catalogue.schema';
import { stockLevelOf } from './stock-level';

/** Columns of a product in lists, from `products p`, `categories c`, `stock_levels s`. */
export const CARD_COLUMNS = Prisma.sql`p.id, p.sku, p.slug, p.name, p.summary, p.price_minor AS "priceMinor",
  p.currency, p.artwork, p.image_alt AS "imageAlt", c.slug AS "categorySlug", c.name AS "categoryName",
  COALESCE(s.available, 0) AS "available"`;

/** Where {@link CARD_COLUMNS} come from. */
export const CARD_TABLES = Prisma.sql`products p
  JOIN categories c ON c.id = p.category_id
  LEFT JOIN stock_levels s ON s.product_id = p.id`;

/** A row of {@link CARD_COLUMNS}. */
export interface CardRow {
  readonly id: number;
  readonly sku: string;
  readonly slug: string;
  readonly name: string;
  readonly summary: string | null;
  readonly priceMinor: number;
  readonly currency: string;
  readonly artwork: unknown;
  readonly imageAlt: string | null;
  readonly categorySlug: string;
  readonly categoryName: string;
  readonly available: number;
}

/** Raised when the drawing itself changes, so that browsers fetch every picture anew. */
const DRAWING_VERSION = 1;

/** Short text that changes whenever the picture would. */
export function imageVersionOf(artwork: unknown, name: string): string {
  return createHash('sha1')
    .update(JSON.stringify([DRAWING_VERSION, name, artwork]))
    .digest('hex')
    .slice(0, 10);
}

/** A row as the rest of the shop knows it. */
export function toProductCard(row: CardRow): ProductCard {
  return {
    id: row.id,
    sku: row.sku,
    slug: row.slug,
    name: row.name,
    summary: row.summary,
    category: { slug: row.categorySlug, name: row.categoryName },
    priceMinor: row.priceMinor,
    currency: row.currency,
    stock: stockLevelOf(row.available),
    imageVersion: imageVersionOf(row.artwork, row.name),
    imageAlt: row.imageAlt ?? row.name,
  };
}

const specs = z.array(z.object({ label: z.string(), value: z.string() }));

/** Specification of a product; operators edit it as JSON, so what is not a list of pairs is left out. */
export function readSpecs(value: unknown): { label: string; value: string }[] {
  const parsed = specs.safeParse(value);
  return parsed.success ? parsed.data : [];
}
