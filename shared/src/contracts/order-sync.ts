import { z } from 'zod';
import { cursorParam } from '../pagination';
import { defineContract } from './contract';

/** An order as the console pulls it from the shop. */
export const syncedOrder = z.object({
  sourceSystem: z.string().min(1).max(50),
  sourceOrderId: z.number().int().positive(),
  number: z.string().min(1).max(20),
  publicToken: z.string().min(16).max(64),
  status: z.string().min(1).max(30),
  paymentMethod: z.string().max(30),
  currency: z.string().length(3),
  subtotalMinor: z.number().int().nonnegative(),
  discountMinor: z.number().int().nonnegative(),
  shippingMinor: z.number().int().nonnegative(),
  totalMinor: z.number().int().nonnegative(),
  couponCode: z.string().nullable(),
  placedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  traceId: z.string().nullable(),
  customer: z.object({
    email: z.email().max(255),
    name: z.string().min(1).max(200),
    phone: z.string().max(40).nullable(),
  }),
  shipTo: z.object({
    line1: z.string(),
    line2: z.string().nullable(),
    city: z.string(),
    region: z.string().nullable(),
    postalCode: z.string(),
    country: z.string().length(2),
  }),
  items: z
    .array(
      z.object({
        sku: z.string().min(1).max(50),
        name: z.string().max(200),
        quantity: z.number().int().min(1),
        unitPriceMinor: z.number().int().nonnegative(),
      }),
    )
    .min(1),
});

/** One order of the pull. */
export type SyncedOrder = z.output<typeof syncedOrder>;

/** `GET /api/orders` of the shop: orders changed since a position, oldest change first. */
export const listOrdersForSync = defineContract({
  id: 'orders.list',
  method: 'GET',
  path: '/api/orders',
  summary: 'Orders changed since a position, oldest change first.',
  auth: 'service',
  query: z.strictObject({
    cursor: cursorParam.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  response: z.object({
    items: z.array(syncedOrder),
    /** Position after the last order of this page; the one to continue from, also on the last page. */
    nextCursor: z.string().nullable(),
    hasMore: z.boolean(),
  }),
  errors: ['invalid_service_key', 'validation_failed', 'database_unavailable'],
});

/** `POST /api/integrations/orders/changed` of the console: the shop says that orders are waiting to be pulled. */
export const ordersChanged = defineContract({
  id: 'integration.orders.changed',
  method: 'POST',
  path: '/api/integrations/orders/changed',
  summary: 'Tells the console that orders changed; it pulls them at once.',
  auth: 'service',
  body: z.strictObject({ orderIds: z.array(z.number().int().positive()).min(1).max(200) }),
  response: z.object({ message: z.string() }),
  errors: ['invalid_service_key', 'validation_failed', 'conflict', 'upstream_unavailable'],
  isIdempotent: true,
});
