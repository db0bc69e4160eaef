import { z } from 'zod';

/** A value as spans and logs hold it, decoded from OTLP. */
export type AttributeValue =
  | string
  | number
  | boolean
  | null
  | AttributeValue[]
  | { [key: string]: AttributeValue };

/** Decoded attributes. */
export type AttributeMap = Record<string, AttributeValue>;

/**
 * `AnyValue` of https://github.com/open-telemetry/opentelemetry-proto in its JSON form: one of the members is
 * set; 64-bit integers may come as text.
 */
export interface AnyValue {
  stringValue?: string | undefined;
  boolValue?: boolean | undefined;
  intValue?: string | number | undefined;
  doubleValue?: number | undefined;
  bytesValue?: string | undefined;
  arrayValue?: { values?: AnyValue[] | undefined } | undefined;
  kvlistValue?: { values?: KeyValue[] | undefined } | undefined;
}

/** One attribute in OTLP. */
export interface KeyValue {
  key: string;
  value?: AnyValue | undefined;
}

const MAX_TEXT = 8_192;

// Values in values: more than anybody's data needs, few enough that no sender can exhaust the stack.
const MAX_DEPTH = 16;

const scalars = {
  stringValue: z.string().optional(),
  boolValue: z.boolean().optional(),
  intValue: z.union([z.string().regex(/^-?\d{1,19}$/), z.number()]).optional(),
  doubleValue: z.number().optional(),
  bytesValue: z.string().optional(),
};

function keyValueAt(depth: number): z.ZodType<KeyValue> {
  return z.object({ key: z.string().min(1).max(200), value: anyValueAt(depth).optional() });
}

function anyValueAt(depth: number): z.ZodType<AnyValue> {
  if (depth === MAX_DEPTH) {
    const tooDeep = z.undefined({ error: `values are nested deeper than ${MAX_DEPTH}` });
    return z.object({ ...scalars, arrayValue: tooDeep, kvlistValue: tooDeep });
  }
  // Lazily, because eagerly every level would be built twice as often as the one above it.
  const listOf = <T>(item: () => z.ZodType<T>) =>
    z.object({ values: z.array(z.lazy(item)).max(256).optional() }).optional();
  return z.object({
    ...scalars,
    arrayValue: listOf(() => anyValueAt(depth + 1)),
    kvlistValue: listOf(() => keyValueAt(depth + 1)),
  });
}

/** Schema of {@link KeyValue}. */
export const keyValueSchema: z.ZodType<KeyValue> = keyValueAt(0);

// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what must go
const SUSPECT = /[\u0000\uD800-\uDFFF]/;

/** Text that PostgreSQL's jsonb and varchar accept: bounded, no NUL, no half of a surrogate pair. */
export function storableText(text: string, limit = MAX_TEXT): string {
  const clipped = text.length > limit ? text.slice(0, limit) : text;
  // Nearly every text holds none, and asking is far cheaper than replacing.
  if (!SUSPECT.test(clipped)) return clipped;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what must go
  return clipped.replace(/\u0000|\p{Surrogate}/gu, '\uFFFD');
}

/** Decodes one value; an empty one is null, an integer beyond 2^53 stays text. */
export function decodeValue(value: AnyValue | undefined): AttributeValue {
  if (!value) return null;
  if (value.stringValue !== undefined) return storableText(value.stringValue);
  if (value.boolValue !== undefined) return value.boolValue;
  if (value.doubleValue !== undefined) return value.doubleValue;
  if (value.intValue !== undefined) {
    const number = Number(value.intValue);
    return Number.isSafeInteger(number) ? number : String(value.intValue);
  }
  if (value.bytesValue !== undefined) return storableText(value.bytesValue);
  if (value.arrayValue) return (value.arrayValue.values ?? []).map(decodeValue);
  return value.kvlistValue ? decodeAttributes(value.kvlistValue.values) : null;
}

/** Decodes an attribute list; the last of equal keys wins. */
export function decodeAttributes(list: readonly KeyValue[] | undefined): AttributeMap {
  const attributes: AttributeMap = {};
  for (const { key, value } of list ?? []) attributes[storableText(key, 200)] = decodeValue(value);
  return attributes;
}
