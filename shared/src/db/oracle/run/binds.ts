import type { SqlQuery } from '@prisma/driver-adapter-utils';
import { encodeValue, inBind } from '../bind/encode';
import { outBind } from '../bind/returning';
import type { InBind, OutBind } from '../dialect/plan';
import type { OracleBind, OracleBinds, OracleDriver, OracleValue } from '../driver';

/** The arguments of a query as typed binds by name. */
export function encodeBinds(driver: OracleDriver, binds: readonly InBind[], query: SqlQuery): OracleBinds {
  const encoded: OracleBinds = {};
  // A padded IN list binds its last argument many times: encode it once.
  let previous: InBind | undefined;
  let value: OracleBind | undefined;
  for (const bind of binds) {
    const { name, argument, use, column } = bind;
    if (
      value === undefined ||
      previous?.argument !== argument ||
      previous.use !== use ||
      previous.column !== column
    )
      value = inBind(encodeValue(driver, query.args[argument], query.argTypes[argument], bind));
    encoded[name] = value;
    previous = bind;
  }
  return encoded;
}

/** Adds the typed out-binds of the returned columns. */
export function addOutBinds(driver: OracleDriver, binds: OracleBinds, returning: readonly OutBind[]): void {
  for (const out of returning) binds[out.name] = outBind(driver, out);
}

/**
 * Values of returned columns that the statement itself assigned, by column name: a LOB among them need not be
 * read back.
 */
export function assignedValues(binds: readonly InBind[], encoded: OracleBinds): Map<string, OracleValue> {
  const assigned = new Map<string, OracleValue>();
  for (const { name, use, column } of binds) {
    const val = encoded[name]?.val;
    if (use === 'assign' && column !== null && val !== undefined) assigned.set(column.name, val);
  }
  return assigned;
}
