import type { Db } from '../db';
import { artworkSchema } from '../illustration/artwork.schema';
import { CATALOGUE, slugOf } from './catalogue';
import { CATEGORIES } from './catalogue/categories';
import type { CatalogueProduct } from './catalogue/types';
import { inChunksReturning } from './insert';
import { diceFrom } from './random';

const DAY_MS = 86_400_000;

/** A product in the database, with what the order generator needs. */
export interface StockedProduct {
  readonly id: number;
  readonly sku: string;
  readonly name: string;
  readonly slug: string;
  readonly category: string;
  readonly priceMinor: number;
  readonly weightGrams: number;
  /** Units that must be on hand after all seeded orders. */
  readonly stock: number;
}

/** The catalogue, repeated as numbered series for growth tests: scale 3 makes 168 products. */
export function catalogueAt(scale: number): CatalogueProduct[] {
  const series = Math.max(1, Math.round(scale));
  return Array.from({ length: series }, (_, index) =>
    CATALOGUE.map((product) =>
      index === 0
        ? product
        : { ...product, sku: `${product.sku}-S${index + 1}`, name: `${product.name} Series ${index + 1}` },
    ),
  ).flat();
}

/** Writes categories and products. */
export async function seedCatalogue(
  db: Db,
  options: { scale: number; now: Date; storefrontId: number },
): Promise<StockedProduct[]> {
  const { scale, now, storefrontId } = options;
  await db.category.createMany({ data: CATEGORIES.map((category, position) => ({ ...category, position })) });
  const categories = await db.category.findMany({ select: { id: true, slug: true } });
  const idOf = new Map(categories.map(({ id, slug }) => [slug, id]));
  const source = catalogueAt(scale);
  const dice = diceFrom('catalogue');
  const rows = source.map((product) => {
    const createdAt = new Date(now.getTime() - (120 + dice.int(0, 400)) * DAY_MS);
    return {
      sku: product.sku,
      slug: slugOf(product.name),
      name: product.name,
      summary: product.summary,
      description: product.description,
      specs: product.specs.map(([label, value]) => ({ label, value })),
      artwork: artworkSchema.parse(product.artwork),
      imageAlt: product.imageAlt,
      categoryId: idOf.get(product.category) ?? 0,
      storefrontId,
      priceMinor: product.priceMinor,
      weightGrams: product.weightGrams,
      createdAt,
      updatedAt: createdAt,
    };
  });
  const created = await inChunksReturning(rows, (data) =>
    db.product.createManyAndReturn({ data, select: { id: true, sku: true } }),
  );
  const idBySku = new Map(created.map(({ id, sku }) => [sku, id]));
  return source.map(({ sku, name, category, priceMinor, weightGrams, stock }) => ({
    id: idBySku.get(sku) ?? 0,
    sku,
    name,
    slug: slugOf(name),
    category,
    priceMinor,
    weightGrams,
    stock,
  }));
}
