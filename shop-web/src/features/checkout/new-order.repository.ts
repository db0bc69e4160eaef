import 'server-only';
import type { EventDestination } from '@octo/shared/events';
import type { OrderAmounts } from '@octo/shared/money';
import type { CheckoutLine } from './checkout-cart.repository';
import type { CheckoutBody } from './checkout-form.schema';

/** Scope of checkout's rows in `idempotency_keys`. */
export const CHECKOUT_SCOPE = 'checkout';

/** An order that is about to exist. */
export interface NewOrder {
  readonly number: string;
  readonly publicToken: string;
  readonly cartId: number;
  readonly idempotencyKey: string;
  readonly requestHash: string;
  readonly keyExpiresAt: Date;
  readonly contact: CheckoutBody['contact'];
  /** Whose order it is: the account's address when somebody is signed in, otherwise the contact's. */
  readonly customerEmail: string;
  readonly address: CheckoutBody['address'];
  readonly notes: string | undefined;
  readonly couponCode: string | undefined;
  readonly currency: string;
  readonly amounts: OrderAmounts;
  readonly lines: readonly CheckoutLine[];
  readonly cardBrand: string;
  readonly cardLast4: string;
  readonly reservedUntil: Date;
  readonly traceId: string | null;
  readonly traceparent: string | null;
  /** Who is told about the order. */
  readonly eventDestination: EventDestination;
  readonly correlationId: string;
  readonly now: Date;
}

/** Ids of the rows that settling needs. */
export interface PlacedOrder {
  readonly orderId: number;
  readonly paymentId: number;
}

/** The lines as the document that both forms of the statement read. */
export function linesDocument(order: NewOrder): string {
  return JSON.stringify(
    order.lines.map(({ productId, sku, name, quantity, unitPriceMinor }) => ({
      product_id: productId,
      sku,
      name,
      quantity,
      unit_price_minor: unitPriceMinor,
    })),
  );
}
