import type { OutBind } from '../dialect/plan';
import type { OracleBind, OracleDbType, OracleDriver } from '../driver';

/** The longest VARCHAR2 of a database with extended strings. */
const MAX_VARCHAR_BYTES = 32_767;
/** AL32UTF8 needs at most four bytes for a character. */
const BYTES_PER_CHARACTER = 4;
/** NUMBER as text: 40 digits, sign, point and exponent. */
const NUMBER_TEXT_BYTES = 64;

interface OutType {
  readonly type: OracleDbType;
  readonly maxSize?: number;
}

function outType(driver: OracleDriver, out: OutBind): OutType {
  const { scalar } = out;
  switch (scalar) {
    // Up to 10 digits a double is exact; the driver reads every NUMBER out-bind as one.
    case 'int':
    case 'boolean':
      return { type: driver.DB_TYPE_NUMBER };
    case 'bigint':
    case 'decimal':
      return { type: driver.DB_TYPE_VARCHAR, maxSize: NUMBER_TEXT_BYTES };
    case 'float':
      return { type: driver.DB_TYPE_BINARY_DOUBLE };
    case 'datetime':
      return { type: driver.DB_TYPE_TIMESTAMP_LTZ };
    case 'bytes':
      return { type: driver.DB_TYPE_BLOB };
    case 'text':
      return { type: driver.DB_TYPE_CLOB };
    case 'json':
    case 'string': {
      const length = out.column?.maxLength;
      if (length === undefined && scalar === 'json') return { type: driver.DB_TYPE_CLOB };
      const bytes = (length ?? MAX_VARCHAR_BYTES) * BYTES_PER_CHARACTER;
      return { type: driver.DB_TYPE_VARCHAR, maxSize: Math.min(bytes, MAX_VARCHAR_BYTES) };
    }
  }
}

/** The typed out-bind of one returned column. */
export function outBind(driver: OracleDriver, out: OutBind): OracleBind {
  return { dir: driver.BIND_OUT, ...outType(driver, out) };
}

/** A LOB as the driver hands it out: its value is one more call to the server. */
interface LobHandle {
  getData(): Promise<unknown>;
}

/** True for a LOB that the driver did not read. */
export function isLob(value: unknown): value is LobHandle {
  return typeof (value as LobHandle | null)?.getData === 'function';
}

/** Values read from LOB locators so far; each cost a round trip. */
export interface LobReads {
  count: number;
}
