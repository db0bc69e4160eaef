import 'server-only';
import { AppError } from '@octo/shared/errors';
import { ORDER_TRANSITIONS, type OrderStatus } from '@octo/shared/orders/states';
import { maskEmail } from '@octo/shared/telemetry';
import type { ShopContext } from '@/context';
import { findOrderByToken, type OrderRow } from './order-view.repository';
import { type OrderView, orderViewSchema } from './order-view.schema';

const TOKEN = /^[A-Za-z0-9_-]{16,64}$/;

/**
 * The order that a link opens, for whoever holds it. The answer carries no internal id, no operator and no full
 * e-mail address.
 *
 * @throws AppError `order_not_found`, also for text that cannot be a token
 */
export async function getOrderByToken(ctx: ShopContext, token: string): Promise<OrderView> {
  const row = TOKEN.test(token) ? await findOrderByToken(ctx.db, token) : null;
  if (!row) throw new AppError('order_not_found');
  return toOrderView(row);
}

/** A row as the public may see it. */
export function toOrderView(row: OrderRow): OrderView {
  const [payment] = row.payments;
  const status = statusOf(row.status);
  return {
    number: row.number,
    status,
    isFinal: isFinal(status, row.payments.at(0)?.status),
    placedAt: row.placedAt.toISOString(),
    paidAt: instant(row.paidAt),
    updatedAt: row.updatedAt.toISOString(),
    currency: row.currency,
    subtotalMinor: row.subtotalMinor,
    discountMinor: row.discountMinor,
    shippingMinor: row.shippingMinor,
    totalMinor: row.totalMinor,
    couponCode: row.couponCode,
    contact: { name: row.contactName, emailMasked: maskEmail(row.contactEmail) },
    address: {
      line1: row.shipLine1,
      line2: row.shipLine2,
      city: row.shipCity,
      region: row.shipRegion,
      postalCode: row.shipPostalCode,
      country: row.shipCountry,
    },
    items: row.items.map(({ product, ...item }) => ({
      ...item,
      slug: product.isActive ? product.slug : null,
    })),
    timeline: row.statusEvents.map(({ toStatus, createdAt }) => ({
      status: statusOf(toStatus),
      at: createdAt.toISOString(),
    })),
    payment: payment
      ? {
          status: paymentStatus(payment.status),
          brand: payment.cardBrand,
          last4: payment.cardLast4,
          message: payment.errorMessage,
        }
      : null,
    shipments: row.shipments.map((shipment) => ({
      ...shipment,
      shippedAt: instant(shipment.shippedAt),
      estimatedDeliveryAt: instant(shipment.estimatedDeliveryAt),
      deliveredAt: instant(shipment.deliveredAt),
      events: shipment.events.map((event) => ({ ...event, occurredAt: event.occurredAt.toISOString() })),
    })),
  };
}

const instant = (date: Date | null): string | null => date?.toISOString() ?? null;
// The database checks both columns against the same lists; the parse only tells the compiler.
const statusOf = (text: string): OrderStatus => orderViewSchema.shape.status.parse(text);
const paymentStatus = (text: string) => orderViewSchema.shape.payment.unwrap().shape.status.parse(text);

/** A cancelled order still waits for its refund; a delivered one may come back, which nobody watches a page for. */
function isFinal(status: OrderStatus, payment: string | undefined): boolean {
  if (status === 'cancelled') return payment !== 'succeeded';
  return status === 'delivered' || ORDER_TRANSITIONS[status].length === 0;
}
