import type { ArgType } from '@prisma/driver-adapter-utils';
import type { CatalogueColumn } from '../catalogue/types';
import type { BindUse, PlanScalar } from '../dialect/plan';
import type { OracleBind, OracleDbType, OracleDriver, OracleValue } from '../driver';
import { encodeBytes, encodeInstant, encodeJson, encodeText } from './encode-scalar';
import { invalidInput } from './invalid-input';
import { encodeNumber } from './number';

/** Where a value goes: the place in the statement that its bind stands for. */
export interface BindTarget {
  readonly use: BindUse;
  readonly column: CatalogueColumn | null;
  readonly scalar: PlanScalar | null;
}

/** A value with the type that the driver must be told; every bind states it, for `null` too. */
export interface EncodedValue {
  readonly type: OracleDbType;
  readonly val: OracleValue;
}

const BY_ARGUMENT: Readonly<Record<string, PlanScalar>> = {
  string: 'string',
  enum: 'string',
  uuid: 'string',
  int: 'int',
  bigint: 'bigint',
  float: 'decimal',
  decimal: 'decimal',
  boolean: 'boolean',
  json: 'json',
  datetime: 'datetime',
  bytes: 'bytes',
};

/** What the argument is when neither the statement nor a column says so: its declared type, else its own. */
function scalarOfArgument(value: unknown, argType: ArgType | undefined): PlanScalar {
  const declared = argType && BY_ARGUMENT[argType.scalarType];
  if (declared !== undefined) return declared;
  if (typeof value === 'number' || typeof value === 'bigint') return 'decimal';
  if (typeof value === 'boolean') return 'boolean';
  if (value instanceof Date) return 'datetime';
  if (ArrayBuffer.isView(value)) return 'bytes';
  return 'string';
}

function encodeAs(driver: OracleDriver, scalar: PlanScalar, value: unknown): EncodedValue {
  switch (scalar) {
    case 'int':
    case 'bigint':
    case 'decimal':
    case 'boolean': {
      const val = encodeNumber(value);
      // A decimal of many digits travels as text and is read by the server (NLS_NUMERIC_CHARACTERS '.,').
      return { type: typeof val === 'string' ? driver.DB_TYPE_VARCHAR : driver.DB_TYPE_NUMBER, val };
    }
    case 'float':
      return { type: driver.DB_TYPE_BINARY_DOUBLE, val: value === null ? null : Number(value) };
    case 'datetime':
      return { type: driver.DB_TYPE_TIMESTAMP_LTZ, val: encodeInstant(value) };
    case 'bytes':
      return { type: driver.DB_TYPE_RAW, val: encodeBytes(value) };
    case 'string':
    case 'text':
      // As VARCHAR whatever the length: the driver sends long text as LONG in the same round trip, where a CLOB
      // bind would first make a temporary LOB on the server.
      return { type: driver.DB_TYPE_VARCHAR, val: encodeText(value) };
    case 'json':
      return { type: driver.DB_TYPE_VARCHAR, val: encodeJson(value) };
  }
}

/**
 * One argument of Prisma as a value of the driver.
 *
 * The type comes from the statement (a CAST), else the column, else the argument: default values and paging
 * arrive as text that is declared bigint, so the JavaScript type decides last.
 *
 * **The empty string is NULL on Oracle.** It is therefore stored as NULL in a nullable column, refused for a
 * required one, allowed as a LIKE pattern and refused in every other place (a comparison with it is never true).
 *
 * @throws DriverAdapterError `InvalidInputValue` for a value that its place cannot take
 */
export function encodeValue(
  driver: OracleDriver,
  value: unknown,
  argType: ArgType | undefined,
  target: BindTarget,
): EncodedValue {
  if (argType?.arity === 'list') throw invalidInput('Lists are no value of an Oracle column.');
  const given = value === undefined ? null : value;
  const scalar = target.scalar ?? target.column?.scalar ?? scalarOfArgument(given, argType);
  const encoded = encodeAs(driver, scalar, given);
  if (encoded.val !== '') return encoded;
  if (target.use === 'pattern') return encoded;
  const name = target.column === null ? '' : ` for ${target.column.name}`;
  if (target.use !== 'assign')
    throw invalidInput(`The empty string cannot be compared with${name.replace(' for', '')}.`);
  if (target.column?.isNullable === false)
    throw invalidInput(`The empty string is no value${name}, which is required.`);
  return { type: encoded.type, val: null };
}

/** The driver's bind of an encoded value; `maxSize` in bytes. */
export function inBind({ type, val }: EncodedValue): OracleBind {
  return { type, val, maxSize: sizeOf(val) };
}

/** Bytes that a value takes on the wire where the driver asks for a size (text and bytes), at least 1. */
export function sizeOf(val: OracleValue): number {
  if (typeof val === 'string') return Math.max(1, Buffer.byteLength(val));
  return Buffer.isBuffer(val) ? Math.max(1, val.length) : 1;
}
