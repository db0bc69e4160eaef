import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabaseUrl } from '../../../testing';
import { readAnnotations } from '../ddl/annotations';
import { CATALOGUE } from './generated';
import type { CatalogueKey, CatalogueScalar, CatalogueTable } from './types';

const SCHEMA = readFileSync(new URL('../../../../prisma/schema.prisma', import.meta.url), 'utf8');

const TYPE_OF_SCALAR: Readonly<Record<CatalogueScalar, string>> = {
  int: 'integer',
  bigint: 'bigint',
  float: 'double precision',
  decimal: 'numeric',
  boolean: 'boolean',
  string: 'character varying',
  text: 'text',
  datetime: 'timestamp with time zone',
  json: 'jsonb',
  bytes: 'bytea',
};

let client: Client;
beforeAll(async () => {
  client = new Client({ connectionString: await testDatabaseUrl() });
  await client.connect();
});
afterAll(() => client.end());

async function rows<T>(sql: string, values: unknown[] = []): Promise<T[]> {
  return (await client.query(sql, values)).rows as T[];
}

const byName = <T extends { readonly name: string }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => (a.name < b.name ? -1 : 1));

/** What the data model says in annotations, by table. */
const annotated = [...SCHEMA.matchAll(/((?:^\/\/\/ .*\n)*)^model \w+ \{[\s\S]*?@@map\("(\w+)"\)/gm)].map(
  ([, comment = '', table = '']) => ({ table, ...readAnnotations(comment.replaceAll('/// ', '')) }),
);
const conditional = new Set(annotated.flatMap((table) => table.conditionalKeys.map(({ name }) => name)));

const keysOf = (kind: string) =>
  rows<{ table: string; name: string; columns: string[]; target: string | null; definition: string }>(
    `SELECT c.conrelid::regclass::text AS "table", c.conname AS name, c.confrelid::regclass::text AS target,
            pg_get_constraintdef(c.oid) AS definition,
            ARRAY(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY k(n, o)
                  JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.n ORDER BY k.o) AS columns
       FROM pg_constraint c JOIN pg_namespace s ON s.oid = c.connamespace
      WHERE s.nspname = 'public' AND c.contype = $1`,
    [kind],
  );

describe('catalogue beside the migrated PostgreSQL', () => {
  const tables = Object.values(CATALOGUE);

  it('has the same tables and columns', async () => {
    const found = await rows(
      `SELECT table_name AS "table", column_name AS name, data_type AS type, is_nullable = 'YES' AS "isNullable",
              character_maximum_length AS "maxLength", column_default IS NOT NULL AS "hasDefault"
         FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'schema_migrations'`,
    );
    const key = ({ table, name }: { readonly table: string; readonly name: string }) => `${table}.${name}`;
    const expected = tables.flatMap((table) =>
      Object.values(table.columns).map(({ name, scalar, isNullable, maxLength, hasDefault }) => ({
        table: table.name,
        name,
        type: TYPE_OF_SCALAR[scalar],
        isNullable,
        maxLength: maxLength ?? null,
        hasDefault,
      })),
    );
    const indexed = (list: readonly { readonly table: string; readonly name: string }[]) =>
      Object.fromEntries(list.map((entry) => [key(entry), entry]));
    expect(indexed(expected)).toEqual(indexed(found as { table: string; name: string }[]));
  });

  it('has the same primary and foreign keys', async () => {
    const primary = await keysOf('p');
    const foreign = await keysOf('f');
    for (const table of tables) {
      const own = foreign.filter((key) => key.table === table.name);
      expect(byName(own.map(({ name, columns, target }) => ({ name, columns, table: target })))).toEqual(
        byName(table.foreignKeys),
      );
      expect(primary.find((key) => key.table === table.name)?.columns).toEqual(table.primaryKey);
    }
  });

  it('has the same unique keys and indexes', async () => {
    const found = await rows<CatalogueKey & { readonly table: string }>(
      `SELECT i.indrelid::regclass::text AS "table", c.relname AS name,
              ARRAY(SELECT pg_get_indexdef(i.indexrelid, k, true) FROM generate_series(1, i.indnkeyatts) k) AS columns
         FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace s ON s.oid = c.relnamespace
        WHERE s.nspname = 'public' AND i.indisunique AND NOT i.indisprimary`,
    );
    const of = ({ name }: CatalogueTable) =>
      byName(
        found.filter((key) => key.table === name).map(({ name: key, columns }) => ({ name: key, columns })),
      );
    for (const table of tables) expect(of(table), table.name).toEqual(byName(table.uniqueKeys));
  });

  it('has the same CHECK constraints, in PostgreSQL’s own spelling', async () => {
    const found = await keysOf('c');
    const names = (list: readonly { readonly table: string; readonly name: string }[]) =>
      list.map(({ table, name }) => `${table}.${name}`).sort();
    const expected = annotated.flatMap(({ table, checks }) => checks.map((check) => ({ ...check, table })));
    expect(names(found)).toEqual(names(expected));
    await client.query('BEGIN');
    for (const { table, name, expression } of expected)
      await client.query(
        `ALTER TABLE "${table}" DROP CONSTRAINT "${name}", ADD CONSTRAINT "${name}" CHECK (${expression})`,
      );
    const annotatedChecks = await keysOf('c');
    await client.query('ROLLBACK');
    const definitions = (list: typeof found) =>
      Object.fromEntries(list.map(({ name, definition }) => [name, definition]));
    expect(definitions(annotatedChecks)).toEqual(definitions(found));
  });

  it('has the same keys with a condition', async () => {
    const definitions = async () => {
      const found = await rows<{ name: string; definition: string }>(
        `SELECT c.relname AS name, pg_get_indexdef(i.indexrelid) AS definition
           FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace s ON s.oid = c.relnamespace
          WHERE s.nspname = 'public' AND i.indpred IS NOT NULL`,
      );
      return Object.fromEntries(found.map(({ name, definition }) => [name, definition]));
    };
    const before = await definitions();
    expect(new Set(Object.keys(before))).toEqual(conditional);
    await client.query('BEGIN');
    for (const { table, conditionalKeys } of annotated)
      for (const { name, columns, condition } of conditionalKeys) {
        await client.query(`DROP INDEX "${name}"`);
        await client.query(
          `CREATE UNIQUE INDEX "${name}" ON "${table}" (${columns.join(', ')}) WHERE ${condition}`,
        );
      }
    const after = await definitions();
    await client.query('ROLLBACK');
    expect(after).toEqual(before);
  });
});
