import type { CatalogueKey } from '../catalogue/types';
import type { ModelTable } from './model';
import { oracleName } from './names';

const HEAD = `// Generated from schema.prisma by \`npm run generate -w shared\`. Do not edit.
import type { CatalogueTable } from './types';

/** The tables of the data model by their name in the database. */
export const CATALOGUE: Readonly<Record<string, CatalogueTable>> = {
`;

const key = ({ name, columns }: CatalogueKey): CatalogueKey => ({ name, columns });

function printEntry(table: ModelTable): string {
  const columns = table.columns.map(
    ({ name, oracleName: inOracle, scalar, maxLength, isNullable, isIdentity, hasDefault }) => {
      const column = { name, oracleName: inOracle, scalar, maxLength, isNullable, isIdentity, hasDefault };
      return `      ${name}: ${JSON.stringify(column)},\n`;
    },
  );
  const uniqueKeys = [...table.uniqueKeys, ...table.conditionalKeys].map(key);
  const foreignKeys = table.foreignKeys.map((foreign) => ({ ...key(foreign), table: foreign.table }));
  return `  ${table.name}: {
    name: ${JSON.stringify(table.name)},
    oracleName: ${JSON.stringify(oracleName(table.name))},
    columns: {
${columns.join('')}    },
    primaryKey: ${JSON.stringify(table.primaryKey)},
    uniqueKeys: ${JSON.stringify(uniqueKeys)},
    foreignKeys: ${JSON.stringify(foreignKeys)},
  },
`;
}

/** The catalogue as a TypeScript module. */
export function printCatalogue(tables: readonly ModelTable[]): string {
  return `${HEAD}${tables.map(printEntry).join('')}};\n`;
}
