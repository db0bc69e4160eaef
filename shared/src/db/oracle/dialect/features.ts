/** What a server's version allows. Texts stay those of 19c where a newer form would gain nothing. */
export interface OracleFeatures {
  /** Longest IN list; a longer one is split into groups (ORA-01795). */
  readonly maxInListLength: number;
}

const ORACLE_19: OracleFeatures = { maxInListLength: 1_000 };
const ORACLE_23: OracleFeatures = { maxInListLength: 65_535 };

/**
 * The features of a server. `version` is what the driver reports at connect: 1926000000 for 19.26. From 23ai on
 * an IN list may hold 65,535 items.
 */
export function featuresOf(version: number): OracleFeatures {
  return version >= 2_300_000_000 ? ORACLE_23 : ORACLE_19;
}
