import 'server-only';
import { Prisma } from '../generated/client';
import { twin } from './dialect';

const CHUNK = 500;

/** Column and type, as PostgreSQL knows them. */
type ColumnType = 'varchar' | 'integer' | 'bigint' | 'jsonb';

/** Rows for one table. A row that is there already (by any unique key) stays as it is. */
export interface BulkLoad<Row extends object = object> {
  /** The comment with `feature.statement` that begins the statement. */
  readonly marker: string;
  readonly table: string;
  /** Column and type of each field of a row. Only constants: they become text of the statement. */
  readonly columns: { readonly [Field in keyof Row & string]: readonly [column: string, type: ColumnType] };
  readonly rows: readonly Row[];
  /** The data client's `createMany` with `skipDuplicates`, which the Oracle adapter runs as array DML. */
  readonly createMany: (rows: readonly Row[]) => Promise<unknown>;
}

const load = twin<BulkLoad, void>({
  // One bind for 500 rows: what costs on PostgreSQL is the number of binds, not their size.
  postgresql: async (db, { marker, table, columns, rows }) => {
    const fields = Object.entries<readonly [string, ColumnType]>(columns);
    const names = fields.map(([, [column]]) => column).join(', ');
    const types = fields.map(([, [column, type]]) => `${column} ${type}`).join(', ');
    const values = rows.map((row) =>
      Object.fromEntries(fields.map(([field, [column]]) => [column, Reflect.get(row, field)])),
    );
    await db.$executeRaw`${Prisma.raw(marker)}
      INSERT INTO ${Prisma.raw(table)} (${Prisma.raw(names)})
      SELECT ${Prisma.raw(names)}
      FROM jsonb_to_recordset(CAST(${JSON.stringify(values)} AS JSONB)) AS row(${Prisma.raw(types)})
      ON CONFLICT DO NOTHING`;
  },
  oracle: async (_db, { createMany, rows }) => {
    await createMany(rows);
  },
});

/** Inserts many rows, 500 in a statement; see {@link BulkLoad}. Not atomic over more than one statement. */
export async function bulkInsert<Row extends object>(
  db: Parameters<typeof load>[0],
  input: BulkLoad<Row>,
): Promise<void> {
  for (let from = 0; from < input.rows.length; from += CHUNK) {
    // Sound: a load is only ever given rows of its own kind.
    const chunk = { ...input, rows: input.rows.slice(from, from + CHUNK) } as unknown as BulkLoad;
    await load(db, chunk);
  }
}
