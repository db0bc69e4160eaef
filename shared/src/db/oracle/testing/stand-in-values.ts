import oracledb from 'oracledb';
import type { FieldDef } from 'pg';
import type { OracleBind, OracleColumnMetadata, OracleDbType, OracleExecuteOptions } from '../driver';

/** Object ids of PostgreSQL's types; H2 speaks the same protocol and uses the same ids. */
const TYPE_OF_OID: Readonly<Record<number, OracleDbType>> = {
  17: oracledb.DB_TYPE_BLOB,
  20: oracledb.DB_TYPE_NUMBER,
  21: oracledb.DB_TYPE_NUMBER,
  23: oracledb.DB_TYPE_NUMBER,
  700: oracledb.DB_TYPE_BINARY_DOUBLE,
  701: oracledb.DB_TYPE_BINARY_DOUBLE,
  1114: oracledb.DB_TYPE_TIMESTAMP_LTZ,
  1184: oracledb.DB_TYPE_TIMESTAMP_LTZ,
  1700: oracledb.DB_TYPE_NUMBER,
};
const BOOLEAN_OID = 16;

/** A value as the wire protocol takes it. Text of length 0 is NULL only where the adapter did not decide already. */
export function wireValue(value: unknown): string | Buffer | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return value;
  return String(value);
}

/** NUMBER as the driver writes it: no zeros behind the last digit that counts. */
const plainNumber = (text: string): string => (/^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text);

/** `2026-01-01 10:00:00.5+00`, `…-07`, `…+05:30`: the forms of an instant on the wire. */
function instantOf(text: string): Date {
  const iso = text.replace(' ', 'T');
  const zoned = /[+-]\d\d$/.test(iso) ? `${iso}:00` : /[+-]\d\d:\d\d$/.test(iso) ? iso : `${iso}Z`;
  const date = new Date(zoned);
  if (Number.isNaN(date.getTime())) throw new Error(`No instant: ${text}`);
  return date;
}

/** Text of the wire as the driver would give a value of this type. */
export function driverValue(text: string | null, type: OracleDbType): unknown {
  if (text === null) return null;
  switch (type.name) {
    case 'DB_TYPE_NUMBER':
    case 'DB_TYPE_BINARY_DOUBLE':
      return Number(text);
    case 'DB_TYPE_TIMESTAMP_LTZ':
      return instantOf(text);
    case 'DB_TYPE_BLOB':
    case 'DB_TYPE_RAW':
      return Buffer.from(text.replace(/^\\x/, ''), 'hex');
    default:
      // Oracle knows no text of length 0.
      return text === '' ? null : text;
  }
}

/** A value of an out-bind: LOBs come as a locator that is read by another call. */
export function outValue(text: string | null, bind: OracleBind): unknown {
  const isNumberText = bind.type.name === 'DB_TYPE_VARCHAR' && text !== null && bind.maxSize === 64;
  const value = driverValue(isNumberText ? plainNumber(text) : text, bind.type);
  if (value === null || (bind.type.name !== 'DB_TYPE_CLOB' && bind.type.name !== 'DB_TYPE_BLOB'))
    return value;
  return { getData: async () => value };
}

/** How Oracle would describe the columns of a result. */
export function describeColumns(fields: readonly FieldDef[], text: string): OracleColumnMetadata[] {
  return fields.map(({ name, dataTypeID }) => {
    // A condition as a select item: valid here, ORA-00923 on Oracle 19c.
    if (dataTypeID === BOOLEAN_OID) throw new Error(`A result column is a condition: ${text}`);
    const isAlias = text.includes(`"${name}"`);
    const spelt = isAlias ? name : name.toUpperCase();
    return { name: spelt, dbColumnName: spelt, dbType: TYPE_OF_OID[dataTypeID] ?? oracledb.DB_TYPE_VARCHAR };
  });
}

/** Turns rows of the wire into what the driver fetches, by the caller's handler. */
export function fetchRows(
  rows: readonly (string | null)[][],
  columns: readonly OracleColumnMetadata[],
  { fetchTypeHandler }: OracleExecuteOptions,
): unknown[][] {
  const readers = columns.map((column) => {
    const type = column.dbType ?? oracledb.DB_TYPE_VARCHAR;
    const wanted = fetchTypeHandler?.(column);
    const asText = wanted?.type?.name === 'DB_TYPE_VARCHAR' && type.name === 'DB_TYPE_NUMBER';
    const read = (text: string | null): unknown =>
      asText && text !== null ? plainNumber(text) : driverValue(text, type);
    return wanted?.converter ? (text: string | null) => wanted.converter?.(read(text)) : read;
  });
  return rows.map((row) => row.map((text, index) => readers[index]?.(text)));
}
