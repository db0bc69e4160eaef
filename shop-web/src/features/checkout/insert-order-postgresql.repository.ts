import 'server-only';
import type { Db } from '@octo/shared/db';
import { CHECKOUT_SCOPE, linesDocument, type NewOrder, type PlacedOrder } from './new-order.repository';

/** The PostgreSQL form of `insertOrder`: data-modifying CTEs in one statement. */
export async function insertOrderOnPostgresql(db: Db, order: NewOrder): Promise<PlacedOrder> {
  const { contact, address, amounts, now } = order;
  const lines = linesDocument(order);
  const rows = await db.$queryRaw<PlacedOrder[]>`/* checkout.insertOrder */
    WITH used_key AS (
      INSERT INTO idempotency_keys (scope, key, request_hash, created_at, expires_at)
      VALUES (${CHECKOUT_SCOPE}, ${order.idempotencyKey}, ${order.requestHash}, ${now}, ${order.keyExpiresAt})
      RETURNING key
    ), customer AS (
      INSERT INTO customers (email, name, phone, country, created_at, updated_at)
      VALUES (${order.customerEmail}, ${contact.name}, ${contact.phone ?? null}, ${address.country}, ${now}, ${now})
      ON CONFLICT (email) DO UPDATE SET phone = COALESCE(customers.phone, EXCLUDED.phone),
                                        country = COALESCE(customers.country, EXCLUDED.country)
      RETURNING id
    ), next_order AS (
      SELECT CAST(nextval(pg_get_serial_sequence('orders', 'id')) AS INTEGER) AS id
    ), placed AS (
      INSERT INTO orders (
        id, source_order_id, customer_id, number, public_token, cart_id, status, currency,
        subtotal_minor, discount_minor, shipping_minor, total_minor, coupon_code,
        contact_email, contact_name, contact_phone, source_customer_email,
        ship_line1, ship_line2, ship_city, ship_region, ship_postal_code, ship_country, notes,
        idempotency_key, reserved_until, is_stock_held, trace_id, correlation_id,
        placed_at, created_at, updated_at)
      SELECT next_order.id, next_order.id, customer.id, ${order.number}, ${order.publicToken},
        CAST(${order.cartId} AS INTEGER), 'payment_pending', ${order.currency},
        CAST(${amounts.subtotalMinor} AS INTEGER), CAST(${amounts.discountMinor} AS INTEGER),
        CAST(${amounts.shippingMinor} AS INTEGER), CAST(${amounts.totalMinor} AS INTEGER),
        ${order.couponCode ?? null},
        ${contact.email}, ${contact.name}, ${contact.phone ?? null}, ${contact.email},
        ${address.line1}, ${address.line2 ?? null}, ${address.city}, ${address.region ?? null},
        ${address.postalCode}, ${address.country}, ${order.notes ?? null},
        used_key.key, CAST(${order.reservedUntil} AS TIMESTAMPTZ), TRUE, ${order.traceId},
        ${order.correlationId},
        CAST(${now} AS TIMESTAMPTZ), CAST(${now} AS TIMESTAMPTZ), CAST(${now} AS TIMESTAMPTZ)
      FROM next_order CROSS JOIN customer CROSS JOIN used_key
      RETURNING id
    ), history AS (
      INSERT INTO order_status_events (order_id, from_status, to_status, actor, trace_id, created_at)
      SELECT placed.id, step.from_status, step.to_status, 'customer', CAST(${order.traceId} AS VARCHAR),
             CAST(${now} AS TIMESTAMPTZ)
      FROM placed CROSS JOIN
           (VALUES (1, NULL, 'pending'), (2, 'pending', 'payment_pending')) AS step (position, from_status, to_status)
      ORDER BY step.position
    ), items AS (
      INSERT INTO order_items (order_id, product_id, sku, name, quantity, unit_price_minor, line_total_minor)
      SELECT placed.id, line.product_id, line.sku, line.name, line.quantity, line.unit_price_minor,
             line.unit_price_minor * line.quantity
      FROM placed CROSS JOIN jsonb_to_recordset(CAST(${lines} AS JSONB))
           AS line (product_id INTEGER, sku VARCHAR, name VARCHAR, quantity INTEGER, unit_price_minor INTEGER)
    ), reservation AS (
      INSERT INTO stock_movements (product_id, order_id, kind, available_delta, reserved_delta, trace_id, created_at)
      SELECT line.product_id, placed.id, 'reservation', -line.quantity, line.quantity, ${order.traceId},
             CAST(${now} AS TIMESTAMPTZ)
      FROM placed CROSS JOIN jsonb_to_recordset(CAST(${lines} AS JSONB)) AS line (product_id INTEGER, quantity INTEGER)
    ), event AS (
      INSERT INTO outbox_events (event_type, aggregate_type, aggregate_id, destination, payload, traceparent,
                                 available_at, created_at)
      SELECT 'order.placed', 'order', CAST(placed.id AS VARCHAR), ${order.eventDestination},
             jsonb_build_object('orderId', placed.id, 'number', CAST(${order.number} AS VARCHAR)),
             ${order.traceparent}, CAST(${now} AS TIMESTAMPTZ), CAST(${now} AS TIMESTAMPTZ)
      FROM placed
    ), attempt AS (
      INSERT INTO payments (order_id, idempotency_key, amount_minor, currency, country, card_brand, card_last4,
                            requested_at, trace_id)
      SELECT placed.id, used_key.key, CAST(${amounts.totalMinor} AS INTEGER), ${order.currency},
             ${address.country}, ${order.cardBrand}, ${order.cardLast4}, CAST(${now} AS TIMESTAMPTZ),
             ${order.traceId}
      FROM placed CROSS JOIN used_key
      RETURNING id
    )
    SELECT placed.id AS "orderId", attempt.id AS "paymentId" FROM placed CROSS JOIN attempt`;
  const [row] = rows;
  if (!row) throw new Error('The order was not written.');
  return row;
}
