/** What a column holds, independent of a database. */
export type CatalogueScalar =
  | 'int'
  | 'bigint'
  | 'float'
  | 'decimal'
  | 'boolean'
  | 'string'
  | 'text'
  | 'datetime'
  | 'json'
  | 'bytes';

/** One column; names are those of the data model's database (`source_system`). */
export interface CatalogueColumn {
  readonly name: string;
  readonly oracleName: string;
  readonly scalar: CatalogueScalar;
  /** Characters that a string may have. */
  readonly maxLength?: number;
  readonly isNullable: boolean;
  readonly isIdentity: boolean;
  readonly hasDefault: boolean;
}

/** A unique key with the name of its constraint. */
export interface CatalogueKey {
  readonly name: string;
  readonly columns: readonly string[];
}

/** A foreign key and the table that it refers to. */
export interface CatalogueForeignKey extends CatalogueKey {
  readonly table: string;
}

/** One table. */
export interface CatalogueTable {
  readonly name: string;
  readonly oracleName: string;
  readonly columns: Readonly<Record<string, CatalogueColumn>>;
  readonly primaryKey: readonly string[];
  readonly uniqueKeys: readonly CatalogueKey[];
  readonly foreignKeys: readonly CatalogueForeignKey[];
}
