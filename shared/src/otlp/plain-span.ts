import type { KeyValue } from './any-value';
import type { OtlpSpan } from './trace-request';

/**
 * Reads a span of the usual shape, which the schema would take as it is: several thousand come in a second, and the
 * schema costs more than everything else together. It decides nothing: whatever is unusual in any way answers null,
 * and the schema judges it.
 */
export function readPlainSpan(raw: unknown): OtlpSpan | null {
  if (!isObject(raw)) return null;
  const { traceId, spanId, parentSpanId, name, kind = 0, startTimeUnixNano, endTimeUnixNano, status } = raw;
  if (!isId(traceId, 32) || !isId(spanId, 16)) return null;
  if (parentSpanId !== undefined && parentSpanId !== '' && !isId(parentSpanId, 16)) return null;
  if (typeof name !== 'string' || name === '' || !isNano(startTimeUnixNano) || !isNano(endTimeUnixNano))
    return null;
  if (!isCode(kind, 5) || !isEmptyList(raw.events) || !isEmptyList(raw.links)) return null;
  const attributes = plainAttributes(raw.attributes);
  const plainStatus = status === undefined ? undefined : readStatus(status);
  if (attributes === null || plainStatus === null) return null;
  return {
    traceId,
    spanId,
    parentSpanId: parentSpanId || undefined,
    name,
    kind,
    startTimeUnixNano,
    endTimeUnixNano,
    attributes,
    status: plainStatus,
  };
}

type Raw = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const ID = /^[0-9a-f]+$/;
const ONLY_ZEROS = /^0+$/;

function isId(value: unknown, length: number): value is string {
  return typeof value === 'string' && value.length === length && ID.test(value) && !ONLY_ZEROS.test(value);
}

const NANO = /^\d{1,19}$/;

function isNano(value: unknown): value is string {
  return typeof value === 'string' && NANO.test(value);
}

function isCode(value: unknown, max: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max;
}

function isEmptyList(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

function readStatus(status: unknown): { code: number; message?: string | undefined } | null {
  if (!isObject(status)) return null;
  const { code = 0, message } = status;
  if (!isCode(code, 2) || (message !== undefined && typeof message !== 'string')) return null;
  return { code, message };
}

/** The list itself when it holds nothing but single values; null otherwise. */
function plainAttributes(list: unknown): KeyValue[] | undefined | null {
  if (list === undefined) return undefined;
  if (!Array.isArray(list) || list.length > 128) return null;
  return list.every(isPlainAttribute) ? list : null;
}

function isPlainAttribute(entry: unknown): entry is KeyValue {
  if (!isObject(entry)) return false;
  const { key, value } = entry;
  if (typeof key !== 'string' || key.length === 0 || key.length > 200 || !isObject(value)) return false;
  let members = 0;
  for (const member in value) {
    members += 1;
    if (!isPlainMember(member, value[member])) return false;
  }
  return members === 1;
}

const INTEGER = /^-?\d{1,19}$/;

function isPlainMember(member: string, value: unknown): boolean {
  if (member === 'stringValue') return typeof value === 'string';
  if (member === 'intValue') return typeof value === 'string' && INTEGER.test(value);
  if (member === 'boolValue') return typeof value === 'boolean';
  return member === 'doubleValue' && typeof value === 'number' && Number.isFinite(value);
}
