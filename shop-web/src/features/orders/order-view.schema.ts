import { defineContract } from '@octo/shared/contracts';
import { ORDER_STATUSES } from '@octo/shared/orders/states';
import { z } from 'zod';

const amountMinor = z.number().int().nonnegative();
const instant = z.iso.datetime();

const shipmentSchema = z.object({
  carrier: z.string(),
  trackingNumber: z.string(),
  status: z.string(),
  shippedAt: instant.nullable(),
  estimatedDeliveryAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  /** Newest last. */
  events: z.array(
    z.object({
      status: z.string(),
      location: z.string().nullable(),
      description: z.string(),
      occurredAt: instant,
    }),
  ),
});

/** An order as whoever holds its link may see it: no internal ids, no operators, the e-mail address masked. */
export const orderViewSchema = z.object({
  number: z.string(),
  status: z.enum(ORDER_STATUSES),
  /** True when nothing more can happen, so that a page can stop asking. */
  isFinal: z.boolean(),
  placedAt: instant,
  paidAt: instant.nullable(),
  updatedAt: instant,
  currency: z.string(),
  subtotalMinor: amountMinor,
  discountMinor: amountMinor,
  shippingMinor: amountMinor,
  totalMinor: amountMinor,
  couponCode: z.string().nullable(),
  contact: z.object({ name: z.string(), emailMasked: z.string() }),
  address: z.object({
    line1: z.string(),
    line2: z.string().nullable(),
    city: z.string(),
    region: z.string().nullable(),
    postalCode: z.string(),
    country: z.string(),
  }),
  items: z.array(
    z.object({
      sku: z.string(),
      name: z.string(),
      /** Address of the product page; null when the product is not sold any more. */
      slug: z.string().nullable(),
      quantity: z.number().int(),
      unitPriceMinor: amountMinor,
      lineTotalMinor: amountMinor,
    }),
  ),
  /** States in the order in which they were reached, newest last. */
  timeline: z.array(z.object({ status: z.enum(ORDER_STATUSES), at: instant })),
  payment: z
    .object({
      status: z.enum(['pending', 'succeeded', 'declined', 'failed', 'voided', 'refunded']),
      brand: z.string().nullable(),
      last4: z.string().nullable(),
      /** Why it did not work, for people; null when there is nothing to say. */
      message: z.string().nullable(),
    })
    .nullable(),
  shipments: z.array(shipmentSchema),
});

/** `GET /api/orders/{token}`: live status for whoever holds the order's link. */
export const getOrderContract = defineContract({
  id: 'orders.getByToken',
  method: 'GET',
  path: '/api/orders/{token}',
  summary: 'An order by its unguessable link',
  auth: 'public',
  params: z.object({ token: z.string() }),
  response: orderViewSchema,
  errors: ['order_not_found'],
});

/** See {@link orderViewSchema}. */
export type OrderView = z.output<typeof orderViewSchema>;
