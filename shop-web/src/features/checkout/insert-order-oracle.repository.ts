import 'server-only';
import type { Db } from '@octo/shared/db';
import { CHECKOUT_SCOPE, linesDocument, type NewOrder, type PlacedOrder } from './new-order.repository';

/** The Oracle form of `insertOrder`: one PL/SQL block, which is undone as a whole when a statement of it fails. */
export async function insertOrderOnOracle(db: Db, order: NewOrder): Promise<PlacedOrder> {
  const { contact, address, amounts, now } = order;
  const phone = contact.phone ?? null;
  const [row] = await db.$queryRaw<
    PlacedOrder[]
  >`/* oracle checkout.insertOrder (orderId orders.id, paymentId payments.id) */
    DECLARE
      v_lines CLOB := ${linesDocument(order)};
      v_customer NUMBER(10);
      v_order NUMBER(10);
    BEGIN
      INSERT INTO idempotency_keys (scope, "KEY", request_hash, created_at, expires_at)
      VALUES (${CHECKOUT_SCOPE}, ${order.idempotencyKey}, ${order.requestHash}, ${now}, ${order.keyExpiresAt});
      UPDATE customers SET phone = COALESCE(phone, ${phone}), country = COALESCE(country, ${address.country})
       WHERE email = ${order.customerEmail} RETURNING id INTO v_customer;
      IF SQL%ROWCOUNT = 0 THEN
        BEGIN
          INSERT INTO customers (email, name, phone, country, created_at, updated_at)
          VALUES (${order.customerEmail}, ${contact.name}, ${phone}, ${address.country}, ${now}, ${now})
          RETURNING id INTO v_customer;
        EXCEPTION WHEN DUP_VAL_ON_INDEX THEN
          UPDATE customers SET phone = COALESCE(phone, ${phone}), country = COALESCE(country, ${address.country})
           WHERE email = ${order.customerEmail} RETURNING id INTO v_customer;
        END;
      END IF;
      INSERT INTO orders (customer_id, "NUMBER", public_token, cart_id, status, currency,
        subtotal_minor, discount_minor, shipping_minor, total_minor, coupon_code,
        contact_email, contact_name, contact_phone, source_customer_email,
        ship_line1, ship_line2, ship_city, ship_region, ship_postal_code, ship_country, notes,
        idempotency_key, reserved_until, is_stock_held, trace_id, correlation_id,
        placed_at, created_at, updated_at)
      VALUES (v_customer, ${order.number}, ${order.publicToken}, ${order.cartId}, 'payment_pending', ${order.currency},
        ${amounts.subtotalMinor}, ${amounts.discountMinor}, ${amounts.shippingMinor}, ${amounts.totalMinor},
        ${order.couponCode ?? null},
        ${contact.email}, ${contact.name}, ${phone}, ${contact.email},
        ${address.line1}, ${address.line2 ?? null}, ${address.city}, ${address.region ?? null},
        ${address.postalCode}, ${address.country}, ${order.notes ?? null},
        ${order.idempotencyKey}, ${order.reservedUntil}, 1, ${order.traceId}, ${order.correlationId},
        ${now}, ${now}, ${now})
      RETURNING id INTO v_order;
      UPDATE orders SET source_order_id = v_order WHERE id = v_order;
      INSERT INTO order_status_events (order_id, from_status, to_status, actor, trace_id, created_at)
      VALUES (v_order, NULL, 'pending', 'customer', ${order.traceId}, ${now});
      INSERT INTO order_status_events (order_id, from_status, to_status, actor, trace_id, created_at)
      VALUES (v_order, 'pending', 'payment_pending', 'customer', ${order.traceId}, ${now});
      INSERT INTO order_items (order_id, product_id, sku, name, quantity, unit_price_minor, line_total_minor)
      SELECT v_order, line.product_id, line.sku, line.name, line.quantity, line.unit_price_minor,
             line.unit_price_minor * line.quantity
        FROM JSON_TABLE(v_lines, '$[*]' COLUMNS (product_id NUMBER PATH '$.product_id', sku VARCHAR2(50) PATH '$.sku',
             name VARCHAR2(200) PATH '$.name', quantity NUMBER PATH '$.quantity',
             unit_price_minor NUMBER PATH '$.unit_price_minor')) line;
      INSERT INTO stock_movements (product_id, order_id, kind, available_delta, reserved_delta, trace_id, created_at)
      SELECT line.product_id, v_order, 'reservation', -line.quantity, line.quantity, ${order.traceId}, ${now}
        FROM JSON_TABLE(v_lines, '$[*]' COLUMNS (product_id NUMBER PATH '$.product_id',
             quantity NUMBER PATH '$.quantity')) line;
      INSERT INTO outbox_events (event_type, aggregate_type, aggregate_id, destination, payload, traceparent,
        available_at, created_at)
      VALUES ('order.placed', 'order', CAST(v_order AS VARCHAR2(60)), ${order.eventDestination},
        JSON_OBJECT('orderId' VALUE v_order, 'number' VALUE ${order.number}), ${order.traceparent}, ${now}, ${now});
      INSERT INTO payments (order_id, idempotency_key, amount_minor, currency, country, card_brand, card_last4,
        requested_at, trace_id)
      VALUES (v_order, ${order.idempotencyKey}, ${amounts.totalMinor}, ${order.currency}, ${address.country},
        ${order.cardBrand}, ${order.cardLast4}, ${now}, ${order.traceId})
      RETURNING id INTO :o2;
      :o1 := v_order;
    END;`;
  if (!row) throw new Error('The order was not written.');
  return row;
}
