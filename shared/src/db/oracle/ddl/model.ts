import type { CatalogueColumn, CatalogueKey } from '../catalogue/types';

/** One column as the data model describes it. */
export interface ModelColumn extends CatalogueColumn {
  /** Digits after the second, of instants. */
  readonly precision: number;
  /** Oracle text of the default; null without one, and for identity columns. */
  readonly defaultText: string | null;
  readonly comment: string | null;
}

/** A CHECK constraint in the spelling that both databases share: names of the database, unquoted. */
export interface ModelCheck {
  readonly name: string;
  readonly expression: string;
}

/** A unique key that only holds for the rows of a condition. */
export interface ModelConditionalKey extends CatalogueKey {
  readonly condition: string;
}

/** A foreign key. */
export interface ModelForeignKey extends CatalogueKey {
  readonly table: string;
  readonly referenced: readonly string[];
  readonly onDelete: 'CASCADE' | 'SET NULL' | null;
}

/** One table. */
export interface ModelTable {
  readonly name: string;
  readonly comment: string | null;
  readonly columns: readonly ModelColumn[];
  readonly primaryKey: readonly string[];
  readonly uniqueKeys: readonly CatalogueKey[];
  readonly conditionalKeys: readonly ModelConditionalKey[];
  readonly indexes: readonly CatalogueKey[];
  readonly foreignKeys: readonly ModelForeignKey[];
  readonly checks: readonly ModelCheck[];
}

/** A data model that Oracle cannot have; the message names the place. */
export class DataModelError extends Error {
  override readonly name = 'DataModelError';
}
