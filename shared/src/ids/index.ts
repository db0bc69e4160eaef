import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';

// Crockford base 32: no I, L, O, U, so that a number survives a phone call.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A public order number, `OCTO-XXXX-XXXX`: 40 random bits, so it cannot be counted through. */
export function newOrderNumber(): string {
  const letters = [...randomBytes(8)].map((byte) => ALPHABET[byte & 31]).join('');
  return `OCTO-${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** An unguessable token for links and cookies: `bytes` random bytes as base64url (24 bytes = 192 bits). */
export function newToken(bytes = 24): string {
  return randomBytes(bytes).toString('base64url');
}

/** A random UUID, used as request id and idempotency key. */
export function newUuid(): string {
  return randomUUID();
}

/** SHA-256 as hex: how tokens are stored at rest. */
export function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Compares secrets without leaking their length or a common prefix through time. */
export function constantTimeEqual(a: string, b: string): boolean {
  const left = createHash('sha256').update(a).digest();
  const right = createHash('sha256').update(b).digest();
  return timingSafeEqual(left, right);
}
