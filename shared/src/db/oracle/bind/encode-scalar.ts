import { invalidInput } from './invalid-input';

/** Oracle's calendar ends here, and so does the driver's encoding of a year. */
const LAST_YEAR = 9999;

/**
 * An instant for TIMESTAMP WITH LOCAL TIME ZONE. The driver writes that type in UTC, where it writes a plain Date
 * in the zone of the process.
 *
 * @throws DriverAdapterError `InvalidInputValue` when it is no instant between the years 1 and 9999
 */
export function encodeInstant(value: unknown): Date | null {
  if (value === null) return null;
  const date = value instanceof Date ? value : new Date(typeof value === 'number' ? value : String(value));
  const year = date.getUTCFullYear();
  if (!(year >= 1 && year <= LAST_YEAR)) throw invalidInput('An instant was expected.');
  return date;
}

/** Bytes as a Buffer (the driver binds a plain Uint8Array as VECTOR); text is read as base64, as Prisma sends it. */
export function encodeBytes(value: unknown): Buffer | null {
  if (value === null) return null;
  if (Buffer.isBuffer(value)) return value;
  if (typeof value === 'string') return Buffer.from(value, 'base64');
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  throw invalidInput('Bytes were expected.');
}

/**
 * Text as it is; what is no text becomes its JSON or its usual form.
 *
 * @throws DriverAdapterError `InvalidInputValue` for text with NUL, which PostgreSQL cannot hold: both refuse it
 */
export function encodeText(value: unknown): string | null {
  if (value === null) return null;
  let text: string;
  if (typeof value === 'string') text = value;
  else if (value instanceof Date) text = value.toISOString();
  else if (typeof value === 'object') text = JSON.stringify(value);
  else text = String(value);
  if (text.includes('\u0000')) throw invalidInput('The text holds characters that cannot be stored.');
  return text;
}

/** An escaped NUL inside JSON: an odd number of backslashes before `u0000`. */
const ESCAPED_NUL = /(?<!\\)(?:\\\\)*\\u0000/;

/**
 * JSON text; what is no text is serialised.
 *
 * @throws DriverAdapterError `InvalidInputValue` for JSON with an escaped NUL, as PostgreSQL's jsonb does
 */
export function encodeJson(value: unknown): string | null {
  const text = encodeText(value);
  if (text !== null && ESCAPED_NUL.test(text))
    throw invalidInput('The text holds characters that cannot be stored.');
  return text;
}
