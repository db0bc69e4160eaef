import { sha256Hex } from '@octo/shared/ids';
import type { CheckoutBody } from './checkout-form.schema';

/**
 * Fingerprint of a checkout, by which a repetition is told from another request with the same key. It covers the
 * cart, so that a stranger with the key learns nothing. Of the card only what the order shows takes part: a
 * fingerprint of a card number could be tried out.
 */
export function checkoutHash(body: CheckoutBody, cartTokenHash: string): string {
  const { contact, address, payment, expected } = body;
  const { number, expiryMonth, expiryYear, holder } = payment.card;
  return sha256Hex(
    JSON.stringify([
      cartTokenHash,
      [contact.email, contact.name, contact.phone ?? null],
      [
        address.line1,
        address.line2 ?? null,
        address.city,
        address.region ?? null,
        address.postalCode,
        address.country,
      ],
      [body.shippingMethod, body.couponCode ?? null, body.notes ?? null],
      [payment.method, number.slice(-4), expiryMonth, expiryYear, holder],
      [expected.totalMinor, expected.currency],
    ]),
  );
}
