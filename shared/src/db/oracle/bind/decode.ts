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

/**
 * Makes JavaScript numbers of columns that are a NUMBER only by the driver's word. A column that must be exact says
 * so in the statement (a CAST) or is one of the catalogue.
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
 * Fetches every type without loss: NUMBER as text (Prisma's mapper reads it by the field's type; RETURNING gives
 * text too, so that the keys of a parent equal those of its children), LOBs as their value, instants as Date, which
 * the driver reads in UTC for a zoned type. Made once per driver, so that a statement costs no closure.
 */
export function fetchTypeHandler(driver: OracleDriver): FetchTypeHandler {
  const text: OracleFetchType = { type: driver.DB_TYPE_VARCHAR };
  const bytes: OracleFetchType = { type: driver.DB_TYPE_RAW };
  return ({ dbType }) => {
    switch (dbType?.name) {
      case 'DB_TYPE_NUMBER':
      case 'DB_TYPE_CLOB':
        return text;
      case 'DB_TYPE_BLOB':
        return bytes;
      default:
        return undefined;
    }
  };
}
