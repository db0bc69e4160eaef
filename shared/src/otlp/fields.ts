import { z } from 'zod';
import { keyValueSchema } from './any-value';

/** An id in the JSON form of OTLP: so many hex digits, not all zero; lower-cased. */
export const hexId = (length: number) =>
  z
    .string()
    .regex(
      new RegExp(`^(?!0{${length}})[0-9a-fA-F]{${length}}$`),
      `must be ${length} hex digits, not all zero`,
    )
    .transform((value) => value.toLowerCase());

/**
 * Nanoseconds since 1970 as text.
 */
// A 64-bit integer as a JSON number has lost its last digits already, but some senders write it that way.
export const unixNano = z
  .union([z.string().regex(/^\d{1,19}$/), z.number().nonnegative().max(9e18)])
  .transform((value) => (typeof value === 'number' ? BigInt(Math.trunc(value)).toString() : value));

/** Attributes of anything. */
export const attributes = z.array(keyValueSchema).max(128).optional();

/** Who sent. */
export const resourceSchema = z.object({ attributes });

/** Nanoseconds since 1970, in digits, do not fit a double; microseconds do, until the year 2255. */
export function nanoToMicro(nano: string): number {
  return nano.length > 3 ? Number(nano.slice(0, -3)) : 0;
}
