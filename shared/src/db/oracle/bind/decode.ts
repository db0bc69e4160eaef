import { type ColumnType, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { PlanScalar, ResultColumn } from '../dialect/plan';
import type { OracleColumnMetadata, OracleDriver, OracleFetchType } from '../driver';

const TYPE_OF_SCALAR: Readonly<Record<PlanScalar, ColumnType>> = {
  int: ColumnTypeEnum.Int32,
  bigint: ColumnTypeEnum.Int64,
  float: ColumnTypeEnum.Double,
  decimal: ColumnTypeEnum.Numeric,
  boolean: ColumnTypeEnum.Boolean,
  string: ColumnTypeEnum.Text,
  text: ColumnTypeEnum.Text,
  datetime: ColumnTypeEnum.DateTime,
  json: ColumnTypeEnum.Json,
  bytes: ColumnTypeEnum.Bytes,
};

/** The type of a result column that a scalar of the catalogue or of a CAST decides. */
export function columnTypeOf(scalar: PlanScalar): ColumnType {
  return TYPE_OF_SCALAR[scalar];
}

/** The type of a result column that only the driver describes. Such a NUMBER is fetched as a JavaScript number. */
function columnTypeOfMetadata(column: OracleColumnMetadata): ColumnType {
  if (column.isJson) return ColumnTypeEnum.Json;
  switch (column.dbType?.name) {
    case 'DB_TYPE_NUMBER':
    case 'DB_TYPE_BINARY_DOUBLE':
    case 'DB_TYPE_BINARY_FLOAT':
      return ColumnTypeEnum.Double;
    case 'DB_TYPE_DATE':
    case 'DB_TYPE_TIMESTAMP':
    case 'DB_TYPE_TIMESTAMP_TZ':
    case 'DB_TYPE_TIMESTAMP_LTZ':
      return ColumnTypeEnum.DateTime;
    case 'DB_TYPE_BLOB':
    case 'DB_TYPE_RAW':
      return ColumnTypeEnum.Bytes;
    case 'DB_TYPE_BOOLEAN':
      return ColumnTypeEnum.Boolean;
    default:
      return ColumnTypeEnum.Text;
  }
}

/** Types of all columns of a result: what the plan knows, else what the driver says. */
export function columnTypes(
  planned: readonly ResultColumn[],
  described: readonly OracleColumnMetadata[],
): ColumnType[] {
  return described.map((column, index) => {
    const scalar = planned[index]?.scalar;
    return scalar ? columnTypeOf(scalar) : columnTypeOfMetadata(column);
  });
}

/** Instants leave the adapter as ISO 8601 text in UTC, as those of PostgreSQL do. */
export function decodeInstant(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}

/**
 * Columns that are a NUMBER only by the driver's word: fetched as text like every NUMBER, they become JavaScript
 * numbers here. A column that must be exact says so in the statement (a CAST) or is one of the catalogue.
 */
export function convertDescribedNumbers(
  rows: unknown[][],
  planned: readonly ResultColumn[],
  described: readonly OracleColumnMetadata[],
): void {
  for (const [index, column] of described.entries()) {
    if (planned[index]?.scalar || column.dbType?.name !== 'DB_TYPE_NUMBER') continue;
    for (const row of rows) if (row[index] !== null) row[index] = Number(row[index]);
  }
}

/** How the driver fetches a column. */
export type FetchTypeHandler = (column: OracleColumnMetadata) => OracleFetchType | undefined;

/**
 * Fetches every type without loss: NUMBER as text (Prisma's mapper reads it by the field's type), LOBs as their
 * value. Made once per driver, so that a statement costs no closure.
 */
export function fetchTypeHandler(driver: OracleDriver): FetchTypeHandler {
  const text: OracleFetchType = { type: driver.DB_TYPE_VARCHAR };
  const instant: OracleFetchType = { converter: decodeInstant };
  const byName: Readonly<Record<string, OracleFetchType>> = {
    DB_TYPE_NUMBER: text,
    DB_TYPE_CLOB: text,
    DB_TYPE_BLOB: { type: driver.DB_TYPE_RAW },
    DB_TYPE_DATE: instant,
    DB_TYPE_TIMESTAMP: instant,
    DB_TYPE_TIMESTAMP_TZ: instant,
    DB_TYPE_TIMESTAMP_LTZ: instant,
  };
  return ({ dbType }) => byName[dbType?.name ?? ''];
}
