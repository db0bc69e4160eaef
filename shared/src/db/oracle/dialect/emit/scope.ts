import type { CatalogueColumn, CatalogueTable } from '../../catalogue/types';
import type { Name } from '../ast';
import type { PlanScalar } from '../plan';

/** What is known of a value's type. */
export interface Typed {
  readonly column: CatalogueColumn | null;
  readonly scalar: PlanScalar | null;
}

/** One column that a table, CTE or sub-select offers. */
export interface Offered extends Typed {
  /** How Oracle text writes it, with quotes. */
  readonly printed: string;
}

/** Something that FROM reads, under the name that the rest of the statement uses. */
export interface Relation {
  readonly name: string;
  /** How Oracle text qualifies its columns, with quotes. */
  readonly printed: string;
  readonly columns: ReadonlyMap<string, Offered>;
}

/** The names that are visible at one place. */
export interface Scope {
  readonly relations: readonly Relation[];
  readonly outer: Scope | null;
}

/** The tables by their database name. */
export type Tables = Readonly<Record<string, CatalogueTable>>;

const offeredColumns = new WeakMap<CatalogueTable, ReadonlyMap<string, Offered>>();

/** The columns of a table of the catalogue, printed in upper case as a DBA may write them unquoted. */
export function columnsOf(table: CatalogueTable): ReadonlyMap<string, Offered> {
  let columns = offeredColumns.get(table);
  if (!columns) {
    columns = new Map(
      Object.values(table.columns).map((column) => [
        column.name,
        { printed: `"${column.oracleName}"`, column, scalar: column.scalar },
      ]),
    );
    offeredColumns.set(table, columns);
  }
  return columns;
}

/** The table of that name, if the catalogue has it. */
export function tableNamed(tables: Tables, name: string): CatalogueTable | null {
  return Object.hasOwn(tables, name) ? (tables[name] ?? null) : null;
}

/** Why a name cannot be resolved, or how it is printed. */
export type Resolution = { readonly problem: string } | (Offered & { readonly problem: null });

/** Finds a column from the innermost scope outwards. */
export function resolveColumn(scope: Scope, qualifier: Name | null, name: Name): Resolution {
  for (let at: Scope | null = scope; at; at = at.outer) {
    const candidates = at.relations.filter((relation) =>
      qualifier ? relation.name === qualifier.text : relation.columns.has(name.text),
    );
    const [relation] = candidates;
    if (candidates.length > 1) return { problem: `ambiguous name ${name.text}` };
    if (relation) return resolveIn(relation, qualifier, name);
  }
  return { problem: `unknown ${qualifier ? `table ${qualifier.text}` : `column ${name.text}`}` };
}

function resolveIn(relation: Relation, qualifier: Name | null, name: Name): Resolution {
  const offered = relation.columns.get(name.text);
  if (!offered) return { problem: `unknown column ${name.text} of ${relation.name}` };
  const printed = qualifier ? `${relation.printed}.${offered.printed}` : offered.printed;
  return { printed, column: offered.column, scalar: offered.scalar, problem: null };
}
