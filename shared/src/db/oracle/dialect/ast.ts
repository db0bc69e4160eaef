/** The shape of a statement after parsing. Every node that can be refused later knows its place `at`. */

/** A name; bare names have been folded to lower case as PostgreSQL does. */
export interface Name {
  readonly text: string;
  readonly at: number;
}

/** Types that CAST may name. */
export type CastType =
  | { readonly name: 'INTEGER' | 'BIGINT' | 'DOUBLE PRECISION' }
  | { readonly name: 'VARCHAR'; readonly length: string }
  | { readonly name: 'NUMERIC'; readonly precision: string; readonly scale: string };

/** What stands in a select list, a comparison, an assignment … */
export type Value =
  | { readonly kind: 'column'; readonly qualifier: Name | null; readonly name: Name; readonly at: number }
  | { readonly kind: 'param'; readonly number: number; readonly at: number }
  | { readonly kind: 'number'; readonly text: string; readonly at: number }
  | { readonly kind: 'string'; readonly text: string; readonly at: number }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly at: number }
  | { readonly kind: 'null'; readonly at: number }
  | { readonly kind: 'default'; readonly at: number }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly isDistinct: boolean;
      /** `*` for COUNT(*). */
      readonly args: readonly Value[] | '*';
      readonly over: Window | null;
      readonly at: number;
    }
  | { readonly kind: 'cast'; readonly operand: Value; readonly type: CastType; readonly at: number }
  | {
      readonly kind: 'binary';
      readonly operator: '+' | '-' | '*' | '/' | '||';
      readonly left: Value;
      readonly right: Value;
      readonly at: number;
    }
  | { readonly kind: 'negative'; readonly operand: Value; readonly at: number }
  | {
      readonly kind: 'case';
      readonly branches: readonly { readonly when: Condition; readonly result: Value }[];
      readonly otherwise: Value | null;
      readonly at: number;
    }
  | { readonly kind: 'subquery'; readonly query: Query; readonly at: number }
  | { readonly kind: 'atUtc'; readonly operand: Value; readonly at: number }
  | { readonly kind: 'parens'; readonly operand: Value; readonly at: number };

/** What stands behind WHERE, ON, HAVING, WHEN. */
export type Condition =
  | {
      readonly kind: 'logic';
      readonly operator: 'AND' | 'OR';
      readonly items: readonly Condition[];
      readonly at: number;
    }
  | { readonly kind: 'not'; readonly operand: Condition; readonly at: number }
  | { readonly kind: 'grouped'; readonly operand: Condition; readonly at: number }
  | {
      readonly kind: 'compare';
      readonly operator: string;
      readonly left: Value;
      readonly right: Value;
      readonly at: number;
    }
  | {
      readonly kind: 'between';
      readonly isNegated: boolean;
      readonly left: Value;
      readonly low: Value;
      readonly high: Value;
      readonly at: number;
    }
  | {
      readonly kind: 'in';
      readonly isNegated: boolean;
      readonly left: Value;
      readonly list: readonly Value[] | Query;
      readonly at: number;
    }
  | {
      readonly kind: 'like';
      readonly isNegated: boolean;
      readonly isCaseless: boolean;
      readonly left: Value;
      readonly right: Value;
      /** The literal with its quotes. */
      readonly escapedBy: string | null;
      readonly at: number;
    }
  | { readonly kind: 'isNull'; readonly isNegated: boolean; readonly operand: Value; readonly at: number }
  | { readonly kind: 'exists'; readonly query: Query; readonly at: number };

/** Either; the grammar needs both in the same place because both may begin with a parenthesis. */
export type Expression = Value | Condition;

/** OVER (…). */
export interface Window {
  readonly partitionBy: readonly Value[];
  readonly orderBy: readonly OrderItem[];
}

/** One item of ORDER BY. */
export interface OrderItem {
  readonly value: Value;
  readonly direction: 'ASC' | 'DESC' | null;
  readonly nulls: 'FIRST' | 'LAST' | null;
}

/** One item of a select list or of RETURNING. */
export interface SelectItem {
  readonly value: Value;
  readonly alias: Name | null;
}

/** What FROM reads: a table, a CTE or a sub-select. */
export type Source =
  | { readonly kind: 'table'; readonly table: Name; readonly alias: Name | null }
  | { readonly kind: 'derived'; readonly query: Query; readonly alias: Name };

/** A further source and how it is joined; `comma` and `cross` have no condition. */
export interface Join {
  readonly kind: 'INNER' | 'LEFT' | 'CROSS' | 'COMMA';
  readonly source: Source;
  readonly on: Condition | null;
}

/** One SELECT without what may only stand at the end of a UNION. */
export interface SelectCore {
  readonly isDistinct: boolean;
  readonly items: readonly SelectItem[];
  /** Empty: a select without FROM. */
  readonly from: { readonly first: Source; readonly joins: readonly Join[] } | null;
  readonly where: Condition | null;
  readonly groupBy: readonly Value[];
  readonly having: Condition | null;
  readonly at: number;
}

/** A whole query. */
export interface Query {
  readonly ctes: readonly { readonly name: Name; readonly query: Query }[];
  readonly first: SelectCore;
  readonly unions: readonly { readonly isAll: boolean; readonly core: SelectCore }[];
  readonly orderBy: readonly OrderItem[];
  readonly limit: Value | null;
  readonly offset: Value | null;
  readonly lock: 'wait' | 'skip' | 'nowait' | null;
  readonly at: number;
}

/** One SET item. */
export interface Assignment {
  readonly column: Name;
  readonly value: Value;
}

/** What ON CONFLICT asks for. */
export type Conflict =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'update';
      readonly key: readonly Name[];
      readonly set: readonly Assignment[];
      readonly where: Condition | null;
    };

/** A statement that writes. */
export type Write =
  | {
      readonly kind: 'insert';
      readonly table: Name;
      /** Empty with DEFAULT VALUES. */
      readonly columns: readonly Name[];
      readonly source: readonly (readonly Value[])[] | Query;
      readonly conflict: Conflict | null;
      readonly returning: readonly SelectItem[];
      readonly at: number;
    }
  | {
      readonly kind: 'update';
      readonly table: Name;
      readonly alias: Name | null;
      readonly set: readonly Assignment[];
      readonly where: Condition | null;
      readonly returning: readonly SelectItem[];
      readonly at: number;
    }
  | {
      readonly kind: 'delete';
      readonly table: Name;
      readonly alias: Name | null;
      readonly where: Condition | null;
      readonly returning: readonly SelectItem[];
      readonly at: number;
    };

/** Any statement. */
export type Statement = { readonly kind: 'select'; readonly query: Query } | Write;
