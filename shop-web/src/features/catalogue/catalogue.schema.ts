import { defineContract } from '@octo/shared/contracts';
import { z } from 'zod';
import { listingQuery } from './listing-query.schema';
import { STOCK_LEVELS } from './stock-level';

const id = z.number().int().positive();
const minor = z.number().int().nonnegative();
const stockLevel = z.enum(STOCK_LEVELS);

/** A product as lists show it. */
export const productCard = z.object({
  id,
  sku: z.string(),
  slug: z.string(),
  name: z.string(),
  summary: z.string().nullable(),
  category: z.object({ slug: z.string(), name: z.string() }),
  priceMinor: minor,
  currency: z.string(),
  /** A badge, up to some seconds old; ask the availability for the exact number. */
  stock: stockLevel,
  /** Changes with the picture; part of its address. */
  imageVersion: z.string(),
  imageAlt: z.string(),
});

/** A category with the number of its active products. */
export const category = z.object({
  slug: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  productCount: z.number().int().nonnegative(),
  /** The product that stands for it; null while the category is empty. */
  cover: z.object({ sku: z.string(), imageVersion: z.string() }).nullable(),
});

const review = z.object({
  id,
  authorName: z.string(),
  rating: z.number().int().min(1).max(5),
  comment: z.string().nullable(),
  createdAt: z.iso.datetime(),
});

/** Everything about one product except its exact stock. */
export const productDetail = productCard.extend({
  description: z.string().nullable(),
  specs: z.array(z.object({ label: z.string(), value: z.string() })),
  weightGrams: z.number().int(),
  reviews: z.object({
    count: z.number().int().nonnegative(),
    /** Null without reviews. */
    average: z.number().min(1).max(5).nullable(),
    latest: z.array(review),
  }),
  related: z.array(productCard),
});

/** One page of the listing; `categories` counts what the other filters leave in each category. */
export const productPage = z.object({
  items: z.array(productCard),
  total: z.number().int().nonnegative(),
  page: z.number().int().positive(),
  pageCount: z.number().int().nonnegative(),
  categories: z.array(z.object({ slug: z.string(), name: z.string(), count: z.number().int() })),
});

/** Stock of this moment. */
export const availability = z.object({
  productId: id,
  available: z.number().int().nonnegative(),
  stock: stockLevel,
  priceMinor: minor,
  currency: z.string(),
});

export type ProductCard = z.output<typeof productCard>;
export type ProductDetail = z.output<typeof productDetail>;
export type ProductPage = z.output<typeof productPage>;
export type Availability = z.output<typeof availability>;
export type Category = z.output<typeof category>;

const bySlug = z.object({
  slug: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'is not a slug')
    .max(120),
});

/** `GET /api/products` */
export const listProducts = defineContract({
  id: 'catalogue.listProducts',
  method: 'GET',
  path: '/api/products',
  summary: 'Active products: search, filters, order and pages of 24',
  auth: 'public',
  query: listingQuery,
  response: productPage,
  errors: ['validation_failed', 'database_unavailable'],
});

/** `GET /api/products/{slug}` */
export const getProduct = defineContract({
  id: 'catalogue.getProduct',
  method: 'GET',
  path: '/api/products/{slug}',
  summary: 'One active product with specification, reviews and related products',
  auth: 'public',
  params: bySlug,
  response: productDetail,
  errors: ['validation_failed', 'product_not_found', 'database_unavailable'],
});

/** `GET /api/products/{slug}/availability` */
export const getAvailability = defineContract({
  id: 'catalogue.getAvailability',
  method: 'GET',
  path: '/api/products/{slug}/availability',
  summary: 'Stock and price of this moment, never cached',
  auth: 'public',
  params: bySlug,
  response: availability,
  errors: ['validation_failed', 'product_not_found', 'database_unavailable'],
});

/** `GET /api/categories` */
export const listCategories = defineContract({
  id: 'catalogue.listCategories',
  method: 'GET',
  path: '/api/categories',
  summary: 'Categories in the order of the shop',
  auth: 'public',
  response: z.object({ items: z.array(category) }),
  errors: ['database_unavailable'],
});
