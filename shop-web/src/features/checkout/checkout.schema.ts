import { defineContract } from '@octo/shared/contracts';
import { z } from 'zod';
import { checkoutBodySchema, couponCodeSchema } from './checkout-form.schema';

/** The request header that makes a retry answer with the first result. */
export const IDEMPOTENCY_KEY_HEADER = 'idempotency-key';

/** Chosen by the client, once per attempt to order: a UUID is a good one. */
export const idempotencyKeySchema = z
  .string({ error: 'Send the header Idempotency-Key.' })
  .regex(/^[A-Za-z0-9._:-]{8,128}$/, 'Use 8 to 128 letters, digits and . _ : -');

const amountMinor = z.number().int().nonnegative();

/** What an order costs, in minor units. */
export const amountsSchema = z.object({
  subtotalMinor: amountMinor,
  discountMinor: amountMinor,
  shippingMinor: amountMinor,
  totalMinor: amountMinor,
});

/** The answer to a checkout that made an order. */
export const checkoutResultSchema = z.object({
  orderNumber: z.string(),
  /** Opens the order's page and nothing else; treat it like a password. */
  publicToken: z.string(),
  /** `payment_pending`: the provider has not answered yet; the order page shows how it ends. */
  status: z.enum(['paid', 'payment_pending']),
  currency: z.string(),
  ...amountsSchema.shape,
  placedAt: z.iso.datetime(),
  payment: z.object({ brand: z.string().nullable(), last4: z.string().nullable() }),
});

/**
 * `POST /api/shop/checkout` turns the visitor's cart into a paid order. Header `Idempotency-Key` is required.
 *
 * Answers 201 when paid and 202 while the payment is being confirmed. Refusals and their facts:
 * - 402 `payment_declined`: `orderNumber`, `reason` (code of the decline), `canRetry`; the cart is open again, so
 *   another card with a new key is a new attempt.
 * - 409 `out_of_stock`: `productId`, `name`, `available`, `requested` of the first product; one field error
 *   `items.<productId>` per product.
 * - 409 `product_unavailable`: one field error `items.<productId>` per product that is no longer sold.
 * - 409 `price_changed`, `total_mismatch`: fresh `subtotalMinor`, `discountMinor`, `shippingMinor`, `totalMinor`,
 *   `currency`.
 * - 409 `cart_empty`, `coupon_invalid`, `idempotency_conflict`, `conflict` (the cart is being ordered right now).
 */
export const placeOrderContract = defineContract({
  id: 'checkout.placeOrder',
  method: 'POST',
  path: '/api/shop/checkout',
  rateLimit: 'checkout',
  summary:
    'Orders the cart and pays for it; repeating it with the same Idempotency-Key answers the same order',
  auth: 'public',
  body: checkoutBodySchema,
  response: checkoutResultSchema,
  status: 201,
  errors: [
    'validation_failed',
    'cart_empty',
    'product_unavailable',
    'out_of_stock',
    'price_changed',
    'total_mismatch',
    'coupon_invalid',
    'order_too_large',
    'payment_declined',
    'idempotency_conflict',
    'conflict',
    'payload_too_large',
    'database_unavailable',
  ],
  isIdempotent: true,
  maxBodyBytes: 16 * 1_024,
});

/** `POST /api/shop/coupon/apply` puts a coupon into the cart (or takes it out with null) and shows the effect. */
export const applyCouponContract = defineContract({
  id: 'checkout.applyCoupon',
  method: 'POST',
  path: '/api/shop/coupon/apply',
  summary: 'Puts a coupon into the cart, or takes it out, and answers the amounts',
  auth: 'public',
  body: z.strictObject({ code: couponCodeSchema.nullable() }),
  response: z.object({
    coupon: z.object({ code: z.string(), description: z.string().nullable() }).nullable(),
    currency: z.string(),
    ...amountsSchema.shape,
  }),
  errors: ['validation_failed', 'cart_empty', 'coupon_invalid'],
  isIdempotent: true,
  maxBodyBytes: 1_024,
});

/** See {@link checkoutResultSchema}. */
export type CheckoutResult = z.output<typeof checkoutResultSchema>;
/** See {@link applyCouponContract}. */
export type CouponPreview = z.output<typeof applyCouponContract.response>;
