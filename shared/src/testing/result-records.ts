import { ColumnTypeEnum, type SqlResultSet } from '@prisma/driver-adapter-utils';

type Convert = (value: unknown) => unknown;

/** What an adapter leaves to the data client, by the type of the column. */
const CONVERSIONS = new Map<number, Convert>([
  [ColumnTypeEnum.Int32, Number],
  [ColumnTypeEnum.Int64, Number],
  [ColumnTypeEnum.Double, Number],
  [ColumnTypeEnum.Numeric, Number],
  [ColumnTypeEnum.Boolean, (value) => value === true || Number(value) === 1],
  [ColumnTypeEnum.DateTime, (value) => (value instanceof Date ? value : new Date(String(value)))],
  [ColumnTypeEnum.Json, (value) => JSON.parse(String(value))],
]);

/** The rows of an adapter as objects: numbers are numbers, instants Dates, booleans booleans, JSON what it says. */
export function recordsOf({ columnNames, columnTypes, rows }: SqlResultSet): Record<string, unknown>[] {
  return rows.map((row) =>
    Object.fromEntries(
      columnNames.map((name, index) => {
        const value = row[index] ?? null;
        const convert = CONVERSIONS.get(columnTypes[index] ?? -1);
        return [name, value === null || !convert ? value : convert(value)];
      }),
    ),
  );
}
