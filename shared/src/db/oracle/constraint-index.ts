import type { CatalogueTable } from './catalogue/types';

/** A constraint as the client names it: with the names of the data model, whatever Oracle spells. */
export interface KnownConstraint {
  readonly table: string;
  readonly constraint: { fields: string[]; index: string };
}

/** Constraints by their Oracle name in upper case. */
export type ConstraintIndex = ReadonlyMap<string, KnownConstraint>;

/** Every key of the catalogue, by the name that an ORA message shows. */
export function constraintIndex(tables: Iterable<CatalogueTable>): ConstraintIndex {
  const index = new Map<string, KnownConstraint>();
  for (const table of tables) {
    const keys = [
      { name: `${table.name}_pkey`, columns: table.primaryKey },
      ...table.uniqueKeys,
      ...table.foreignKeys,
    ];
    for (const { name, columns } of keys)
      index.set(name.toUpperCase(), {
        table: table.name,
        constraint: { fields: [...columns], index: name },
      });
  }
  return index;
}

// The name of the constraint or column is told nowhere but in the words of the message.
const CONSTRAINT = /constraint \((?:"?[^".)]+"?\.)?"?([^".)]+)"?\)/;
const COLUMN = /"([^"]+)"(?=[^"]*$)/;

/** The constraint that a message names: of the catalogue, or with its own name when it is not known there. */
export function constraintOfMessage(
  message: string,
  index: ConstraintIndex,
): {
  readonly table?: string;
  readonly constraint: KnownConstraint['constraint'] | { index: string };
} | null {
  const name = CONSTRAINT.exec(message)?.[1];
  if (name === undefined) return null;
  return index.get(name.toUpperCase()) ?? { constraint: { index: name.toLowerCase() } };
}

/** The column that a message names last in quotes (`"OCTO"."ORDERS"."STATUS"`), as the data model spells it. */
export function columnOfMessage(message: string): string | undefined {
  return COLUMN.exec(message)?.[1]?.toLowerCase();
}
