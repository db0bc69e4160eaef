/** Replaces what must never reach a log: the answer keeps just enough to recognise a case. */

const EMAIL_KEYS = new Set(['email', 'customeremail', 'securityusername', 'useremail', 'contactemail']);
const PHONE_KEYS = new Set(['phone', 'customerphone', 'contactphone', 'phonenumber']);
const SECRET_KEYS =
  /^(?:password|passwd|secret|token|authorization|cookie|setcookie|apikey|xinternalservicekey|servicekey|sessiontoken|publictoken|cardnumber|card|cvc|cvv|passwordhash)$/;
const MAX_DEPTH = 4;

/** `u***@example.com`; text without an `@` becomes `***`. */
export function maskEmail(value: string): string {
  const at = value.lastIndexOf('@');
  return at > 0 ? `${value.charAt(0)}***${value.slice(at)}` : '***';
}

/** `***1234`: the last four digits of a phone number. */
export function maskPhone(value: string): string {
  const digits = value.replace(/\D/g, '');
  return digits.length >= 4 ? `***${digits.slice(-4)}` : '***';
}

/**
 * A copy of log fields with e-mail addresses and phone numbers masked and secrets removed, decided by the name
 * of the field in any spelling (`customer_email`, `customer.email`, `customerEmail`), four levels deep.
 */
export function maskPii(fields: Record<string, unknown>): Record<string, unknown> {
  return maskObject(fields, 0);
}

function maskObject(source: Record<string, unknown>, depth: number): Record<string, unknown> {
  const masked: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(source)) masked[key] = maskValue(key, value, depth);
  return masked;
}

function maskValue(key: string, value: unknown, depth: number): unknown {
  if (value === null || value === undefined || typeof value === 'number' || typeof value === 'boolean')
    return value;
  const plainKey = key.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
  if (SECRET_KEYS.test(plainKey)) return '[redacted]';
  if (typeof value === 'string') {
    if (EMAIL_KEYS.has(plainKey)) return maskEmail(value);
    return PHONE_KEYS.has(plainKey) ? maskPhone(value) : value;
  }
  if (depth >= MAX_DEPTH || value instanceof Date || value instanceof Error) return value;
  if (Array.isArray(value)) return value.map((item) => maskValue(key, item, depth + 1));
  return typeof value === 'object' ? maskObject(value as Record<string, unknown>, depth + 1) : value;
}
