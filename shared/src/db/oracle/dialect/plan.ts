import type { CatalogueColumn } from '../catalogue/types';

/** What a value is, independent of a column: the scalars of the catalogue. */
export type PlanScalar = CatalogueColumn['scalar'];

/**
 * What a bind is used for. `assign` is the whole value of a column (INSERT VALUES, `SET c = :p1`; there an empty
 * string may be stored as NULL), `count` a row count of paging (a whole number ≥ 0), `pattern` the right side of
 * LIKE (an empty string is a valid pattern), `value` everything else (there an empty string is refused).
 */
export type BindUse = 'assign' | 'value' | 'pattern' | 'count';

/** One in-bind of a statement. */
export interface InBind {
  /**
   * Name without the colon. `p1` is the first argument, `p2` the second and so on, except behind an IN list that
   * was padded with its last value: from there on the numbers are higher than the argument's.
   */
  readonly name: string;
  /** Index into the arguments that came with the statement, from 0. Several binds may share one argument. */
  readonly argument: number;
  readonly use: BindUse;
  /** The column that the value is assigned to or compared with. */
  readonly column: CatalogueColumn | null;
  /** The scalar that the statement itself asks for (CAST), else the column's, else null. */
  readonly scalar: PlanScalar | null;
}

/** One typed out-bind `:o1`, `:o2` … of RETURNING … INTO. */
export interface OutBind {
  /** Name without the colon. */
  readonly name: string;
  /** The column name that Prisma expects in the result. */
  readonly resultName: string;
  /** Null only in marked Oracle text, when the variable is not a column of the catalogue. */
  readonly column: CatalogueColumn | null;
  /** The column's scalar, or the one that the marker names. */
  readonly scalar: PlanScalar;
}

/** One column of a query's result, in the order of the select list. */
export interface ResultColumn {
  /** The name that the caller expects; Oracle's own metadata may spell it otherwise. */
  readonly name: string;
  /** Known when the item is a column of the catalogue, also through joins, sub-selects, CTEs and MIN/MAX. */
  readonly column: CatalogueColumn | null;
  /** The column's scalar, or that of a CAST or of an aggregate; null: take the driver's metadata. */
  readonly scalar: PlanScalar | null;
}

interface PlanText {
  /** Exactly the text that is sent. */
  readonly text: string;
  /** Oracle's SQL_ID of `text`. */
  readonly sqlId: string;
}

/** A statement that returns rows. */
export interface QueryPlan extends PlanText {
  readonly kind: 'query';
  readonly binds: readonly InBind[];
  readonly columns: readonly ResultColumn[];
}

/** INSERT of one row, UPDATE or DELETE; rows come back by out-binds when `returning` is not empty. */
export interface DmlPlan extends PlanText {
  readonly kind: 'dml';
  readonly binds: readonly InBind[];
  readonly returning: readonly OutBind[];
}

/** One value of a row of {@link InsertStatement}: an argument's index, or a constant of the text. */
export type InsertValue = { readonly argument: number } | { readonly constant: null | number | string };

/** One column of {@link InsertStatement}, bound as `:b1`, `:b2` … */
export interface InsertBind {
  readonly name: string;
  readonly column: CatalogueColumn;
}

/** One `executeMany`: rows that leave the same columns to their defaults. */
export interface InsertStatement extends PlanText {
  readonly binds: readonly InsertBind[];
  readonly rows: readonly {
    /** Place of the row in the original VALUES list, from 0: results are put back in this order. */
    readonly position: number;
    /** One value per entry of `binds`. */
    readonly values: readonly InsertValue[];
  }[];
  readonly returning: readonly OutBind[];
}

/**
 * INSERT of many rows, or of any number with ON CONFLICT DO NOTHING. With `onDuplicate: 'skip'` run with batch
 * errors and ignore ORA-00001 only; any other error fails the whole.
 */
export interface InsertManyPlan {
  readonly kind: 'insertMany';
  readonly onDuplicate: 'fail' | 'skip';
  readonly rowCount: number;
  readonly statements: readonly InsertStatement[];
}

/**
 * A PL/SQL block: the upsert, or marked Oracle text. `:n` is an out-bind NUMBER with the affected rows where
 * `hasRowCount` says so. Shape: `[DECLARE …] BEGIN … END;` of SQL statements, `RETURNING … INTO :o1`,
 * `IF SQL%ROWCOUNT = 0 THEN … END IF;`, inner `BEGIN … EXCEPTION WHEN DUP_VAL_ON_INDEX THEN … END;`, `RAISE;`
 * (inside that handler: the duplicate was on another key) and `:n := SQL%ROWCOUNT;`.
 *
 * Marked Oracle text (the Oracle form of a statement in `shared/src/db/dialect`) begins with
 * `/* oracle feature.statement (resultName source, …) *\/`: the n-th entry names `:on` in the result, its source is
 * a catalogue column (`orders.id`) or a scalar (`int`, `text`, `json` …); without the list nothing comes back (or
 * only `:n`). The rest is sent as it stands, with `$n` printed as `:pn` and the marker shortened to
 * `/* feature.statement *\/`. A marked SELECT is a {@link QueryPlan} whose columns are the list; out-binds of
 * `text` and `json` are CLOBs.
 */
export interface BlockPlan extends PlanText {
  readonly kind: 'block';
  readonly binds: readonly InBind[];
  /** At most one row: each out-bind is a scalar; all are null when `:n` is 0. */
  readonly returning: readonly OutBind[];
  readonly hasRowCount: boolean;
}

/** SAVEPOINT and ROLLBACK TO SAVEPOINT. RELEASE has no Oracle text: then `text` is null and nothing is sent. */
export interface SavepointPlan {
  readonly kind: 'savepoint';
  readonly text: string | null;
  readonly sqlId: string | null;
}

/** How one statement of Prisma's dialect (or marked raw SQL) is run on Oracle. */
export type Plan = QueryPlan | DmlPlan | InsertManyPlan | BlockPlan | SavepointPlan;
