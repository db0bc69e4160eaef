import { defineContract } from '@octo/shared/contracts';
import { MAX_LINE_QUANTITY } from '@octo/shared/money';
import { z } from 'zod';

const amountMinor = z.number().int();
const productId = z.number().int().min(1).max(2_147_483_647);
const quantity = z
  .number({ error: 'Enter a number.' })
  .int('Enter a whole number.')
  .min(1, 'Take at least one piece.')
  .max(MAX_LINE_QUANTITY, `At most ${MAX_LINE_QUANTITY} pieces of one product can be ordered.`);
const productParams = z.object({
  productId: z
    .string()
    .regex(/^[1-9]\d{0,9}$/, 'is not a product id')
    .transform(Number)
    .pipe(productId),
});

/** What the header shows of a cart. */
export const cartSummarySchema = z.object({
  /** Pieces, not lines. */
  itemCount: z.number().int(),
  subtotalMinor: amountMinor,
  currency: z.string(),
});

const cartLineSchema = z.object({
  productId,
  sku: z.string(),
  slug: z.string(),
  name: z.string(),
  imageAlt: z.string(),
  /** Part of the picture's address; changes with the picture. */
  imageVersion: z.string(),
  quantity: z.number().int(),
  unitPriceMinor: amountMinor,
  lineTotalMinor: amountMinor,
  /** The price that the visitor saw before it changed; null when it is still the same. */
  previousPriceMinor: amountMinor.nullable(),
  /** How many pieces can be ordered now, 0..20. */
  maxQuantity: z.number().int(),
  problem: z.enum(['unavailable', 'out_of_stock', 'insufficient_stock']).nullable(),
});

/** The whole cart at current prices. Amounts leave out lines that cannot be ordered at all. */
export const cartViewSchema = z.object({
  lines: z.array(cartLineSchema),
  itemCount: z.number().int(),
  currency: z.string(),
  subtotalMinor: amountMinor,
  discountMinor: amountMinor,
  shippingMinor: amountMinor,
  totalMinor: amountMinor,
  freeShipping: z.object({
    fromMinor: amountMinor,
    /** 0 once shipping is free. */
    remainingMinor: amountMinor,
    progressPercent: z.number().min(0).max(100),
  }),
  coupon: z
    .object({ code: z.string(), description: z.string().nullable(), isApplied: z.boolean() })
    .nullable(),
  /** False when the cart is empty or a line has a problem. */
  canCheckOut: z.boolean(),
});

/** `GET /api/cart` */
export const getCartContract = defineContract({
  id: 'cart.get',
  method: 'GET',
  path: '/api/cart',
  summary: 'The visitor’s cart with current prices, stock and amounts',
  auth: 'public',
  response: cartViewSchema,
});

/** `GET /api/cart/summary` */
export const getCartSummaryContract = defineContract({
  id: 'cart.getSummary',
  method: 'GET',
  path: '/api/cart/summary',
  summary: 'Number of pieces and subtotal of the visitor’s cart',
  auth: 'public',
  response: cartSummarySchema,
});

/** `POST /api/cart/items`: adds pieces to what is already there. */
export const addCartItemContract = defineContract({
  id: 'cart.addItem',
  method: 'POST',
  path: '/api/cart/items',
  summary: 'Adds pieces of a product to the cart; makes the cart when there is none',
  auth: 'public',
  body: z.strictObject({ productId, quantity: quantity.default(1) }),
  response: z.object({
    summary: cartSummarySchema,
    line: z.object({ productId, quantity: z.number().int() }),
  }),
  errors: ['validation_failed', 'product_not_found', 'out_of_stock'],
  maxBodyBytes: 1_024,
});

/** `PATCH /api/cart/items/{productId}`: sets the quantity. */
export const setCartItemContract = defineContract({
  id: 'cart.setItem',
  method: 'PATCH',
  path: '/api/cart/items/{productId}',
  summary: 'Sets the quantity of a line of the cart',
  auth: 'public',
  params: productParams,
  body: z.strictObject({ quantity }),
  response: cartViewSchema,
  errors: ['validation_failed', 'not_found', 'product_not_found', 'out_of_stock'],
  isIdempotent: true,
  maxBodyBytes: 1_024,
});

/** `DELETE /api/cart/items/{productId}` */
export const removeCartItemContract = defineContract({
  id: 'cart.removeItem',
  method: 'DELETE',
  path: '/api/cart/items/{productId}',
  summary: 'Removes a line from the cart; a line that is not there is removed already',
  auth: 'public',
  params: productParams,
  response: cartViewSchema,
  errors: ['validation_failed'],
  isIdempotent: true,
});

/** See {@link cartSummarySchema}. */
export type CartSummary = z.output<typeof cartSummarySchema>;
/** See {@link cartViewSchema}. */
export type CartView = z.output<typeof cartViewSchema>;
/** One product of a cart. */
export type CartLine = CartView['lines'][number];
