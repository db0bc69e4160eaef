import { createDatabase, type Database } from '@octo/shared/db';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countByCategory, findArtwork, findProducts, findShowcase } from './catalogue.repository';
import { findCategories } from './category.repository';
import { type ListingFilter, PAGE_SIZE, toListingFilter } from './listing-query.schema';
import { findAvailability, findProductBySlug } from './product-detail.repository';

let db: Database;

interface Draft {
  readonly name: string;
  readonly category?: 'frames' | 'batteries';
  readonly price?: number;
  readonly available?: number;
  readonly isActive?: boolean;
  readonly day?: number;
  readonly summary?: string;
}

const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

async function addProduct(draft: Draft): Promise<number> {
  const { name, category = 'frames', price = 100, available = 50, isActive = true, day = 1, summary } = draft;
  const { id } = await db.product.create({
    data: {
      sku: `SKU-${slugOf(name)}`.toUpperCase(),
      slug: slugOf(name),
      name,
      summary: summary ?? null,
      specs: [{ label: 'Mass', value: '1 kg' }],
      artwork: { kind: 'battery', name },
      priceMinor: price * 100,
      isActive,
      createdAt: new Date(Date.UTC(2026, 0, day)),
      category: { connect: { slug: category } },
      stock: { create: { available } },
    },
    select: { id: true },
  });
  return id;
}

const names = async (filter: Partial<ListingFilter>) =>
  (await findProducts(db, { ...toListingFilter({}), ...filter })).map(({ name }) => name);

beforeAll(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'test', poolMax: 3 });
  await db.category.createMany({
    data: [
      { slug: 'frames', name: 'Frames', position: 1 },
      { slug: 'batteries', name: 'Batteries', position: 2 },
      { slug: 'empty', name: 'Empty', position: 3 },
    ],
  });
  await addProduct({ name: 'Alder 100% Frame', price: 300, available: 0, day: 3, summary: 'Carbon' });
  await addProduct({ name: 'birch_frame', price: 100, available: 9, day: 1 });
  await addProduct({ name: 'Cedar Pack', category: 'batteries', price: 200, available: 80, day: 2 });
  await addProduct({ name: 'Hidden Frame', isActive: false });
});

afterAll(() => db.$disconnect());

describe('findProducts', () => {
  it('shows active products only, what can be bought first', async () => {
    expect(await names({})).toEqual(['birch_frame', 'Cedar Pack', 'Alder 100% Frame']);
  });

  it.each([
    ['price-asc', ['birch_frame', 'Cedar Pack', 'Alder 100% Frame']],
    ['price-desc', ['Alder 100% Frame', 'Cedar Pack', 'birch_frame']],
    ['name', ['Alder 100% Frame', 'birch_frame', 'Cedar Pack']],
    ['newest', ['Alder 100% Frame', 'Cedar Pack', 'birch_frame']],
    ['stock', ['Cedar Pack', 'birch_frame', 'Alder 100% Frame']],
  ] as const)('sorts by %s', async (sort, expected) => {
    expect(await names({ sort })).toEqual(expected);
  });

  it('filters by category, price and stock, bounds included', async () => {
    expect(await names({ category: 'batteries' })).toEqual(['Cedar Pack']);
    expect(await names({ min: 200, max: 300, sort: 'name' })).toEqual(['Alder 100% Frame', 'Cedar Pack']);
    expect(await names({ isInStockOnly: true, category: 'frames' })).toEqual(['birch_frame']);
  });

  it('finds words in name, summary, SKU and category, in any order and case', async () => {
    expect(await names({ q: 'CARBON alder' })).toEqual(['Alder 100% Frame']);
    expect(await names({ q: 'sku-cedar' })).toEqual(['Cedar Pack']);
    expect(await names({ q: 'batteries' })).toEqual(['Cedar Pack']);
    expect(await names({ q: 'alder cedar' })).toEqual([]);
  });

  it('takes wildcards and quotes as plain text', async () => {
    expect(await names({ q: '100%' })).toEqual(['Alder 100% Frame']);
    expect(await names({ q: 'h_f' })).toEqual(['birch_frame']);
    expect(await names({ q: '_____' })).toEqual([]);
    expect(await names({ q: '%' })).toEqual(['Alder 100% Frame']);
    expect(await names({ q: '!' })).toEqual([]);
    expect(await names({ q: "' OR 1=1 --" })).toEqual([]);
    expect(await names({ q: "'; DROP TABLE products; --" })).toEqual([]);
    expect(await db.product.count()).toBe(4);
  });

  it('tells a level, never the number of pieces', async () => {
    const [birch] = await findProducts(db, toListingFilter({ q: 'birch' }));
    expect(birch).toMatchObject({ stock: 'low', category: { slug: 'frames' }, priceMinor: 10_000 });
    expect(birch).not.toHaveProperty('available');
  });
});

describe('countByCategory', () => {
  it('counts what the other filters leave, whatever the category', async () => {
    expect(await countByCategory(db, toListingFilter({ category: 'frames' }))).toEqual([
      { slug: 'frames', name: 'Frames', count: 2 },
      { slug: 'batteries', name: 'Batteries', count: 1 },
    ]);
  });
});

describe('one product', () => {
  it('comes with reviews and related products', async () => {
    const product = await db.product.findUniqueOrThrow({ where: { slug: 'cedar-pack' } });
    await db.review.createMany({
      data: [
        { productId: product.id, authorName: 'Ada', rating: 5, createdAt: new Date(Date.UTC(2026, 0, 1)) },
        { productId: product.id, authorName: 'Bo', rating: 4, createdAt: new Date(Date.UTC(2026, 0, 2)) },
      ],
    });
    const found = await findProductBySlug(db, 'cedar-pack');
    expect(found?.reviews).toMatchObject({ count: 2, average: 4.5 });
    expect(found?.reviews.latest.map(({ authorName }) => authorName)).toEqual(['Bo', 'Ada']);
    expect(found?.related.map(({ name }) => name)).toEqual(['birch_frame', 'Alder 100% Frame']);
    expect(found?.specs).toEqual([{ label: 'Mass', value: '1 kg' }]);
  });

  it('is not found when it is inactive or unknown', async () => {
    expect(await findProductBySlug(db, 'hidden-frame')).toBeNull();
    expect(await findAvailability(db, 'hidden-frame')).toBeNull();
    expect(await findAvailability(db, 'nobody')).toBeNull();
  });

  it('tells its exact stock', async () => {
    expect(await findAvailability(db, 'birch-frame')).toMatchObject({ available: 9, stock: 'low' });
  });

  it('keeps its picture when it is inactive, because old orders show it', async () => {
    expect(await findArtwork(db, 'SKU-HIDDEN-FRAME')).toMatchObject({ name: 'Hidden Frame' });
  });
});

describe('findCategories', () => {
  it('lists every category with its count and its most valuable product', async () => {
    const categories = await findCategories(db);
    expect(categories.map(({ slug, productCount, cover }) => [slug, productCount, cover?.sku])).toEqual([
      ['frames', 2, 'SKU-ALDER-100-FRAME'],
      ['batteries', 1, 'SKU-CEDAR-PACK'],
      ['empty', 0, undefined],
    ]);
  });
});

describe('findShowcase', () => {
  it('takes the categories in turn and only what can be bought', async () => {
    expect((await findShowcase(db, 5)).map(({ name }) => name)).toEqual(['birch_frame', 'Cedar Pack']);
  });
});

describe('paging', () => {
  it('shows every product once', async () => {
    for (let index = 0; index < PAGE_SIZE + 3; index += 1) {
      await addProduct({ name: `Bulk ${index}`, category: 'batteries', price: 55 });
    }
    const first = await names({ q: 'bulk', sort: 'price-asc' });
    const second = await names({ q: 'bulk', sort: 'price-asc', page: 2 });
    expect([first.length, second.length]).toEqual([PAGE_SIZE, 3]);
    expect(new Set([...first, ...second]).size).toBe(PAGE_SIZE + 3);
    expect(await names({ q: 'bulk', page: 3 })).toEqual([]);
  });
});
