import { describe, expect, it } from 'vitest';
import { readAnnotations } from './annotations';
import { oracleCondition } from './expression';
import type { ModelColumn, ModelTable } from './model';
import { boundedName, oracleName } from './names';
import { printIndexes } from './print-indexes';
import { schemaStatementsOf } from './print-schema';
import { printTable } from './print-table';

const column = (name: string, given: Partial<ModelColumn> = {}): ModelColumn => ({
  name,
  oracleName: oracleName(name),
  scalar: 'int',
  isNullable: false,
  isIdentity: false,
  hasDefault: false,
  precision: 3,
  defaultText: null,
  comment: null,
  ...given,
});

const table = (given: Partial<ModelTable> = {}): ModelTable => ({
  name: 'rotors',
  comment: null,
  columns: [column('id', { isIdentity: true }), column('drone_id', { isNullable: true }), column('kind')],
  primaryKey: ['id'],
  uniqueKeys: [],
  conditionalKeys: [],
  indexes: [],
  foreignKeys: [],
  checks: [],
  ...given,
});

const toDrones = {
  name: 'rotors_drone_id_fkey',
  columns: ['drone_id'],
  table: 'drones',
  referenced: ['id'],
  onDelete: 'CASCADE' as const,
};

describe('tables', () => {
  it('say in the type what a boolean and a document may hold', () => {
    const columns = [
      column('is_on', { scalar: 'boolean', defaultText: '1' }),
      column('data', { scalar: 'json', isNullable: true }),
    ];
    const printed = printTable(table({ columns }));
    expect(printed).toContain(
      '"IS_ON" NUMBER(1) DEFAULT 1 NOT NULL CONSTRAINT "ROTORS_IS_ON_BOOL" CHECK ("IS_ON" IN (0, 1))',
    );
    expect(printed).toContain('"DATA" CLOB CONSTRAINT "ROTORS_DATA_JSON" CHECK ("DATA" IS JSON)');
  });
});

describe('indexes', () => {
  it('stand on every foreign key', () => {
    expect(printIndexes(table({ foreignKeys: [toDrones] }))).toEqual([
      'CREATE INDEX "ROTORS_DRONE_ID_FK_IDX" ON "ROTORS" ("DRONE_ID")',
    ]);
  });

  it('are not made twice where one begins with the foreign key', () => {
    const indexes = [{ name: 'rotors_drone_id_kind_idx', columns: ['drone_id', 'kind'] }];
    expect(printIndexes(table({ foreignKeys: [toDrones], indexes }))).toHaveLength(1);
  });

  it('have no entry for a key with a NULL in it', () => {
    const uniqueKeys = [{ name: 'rotors_kind_drone_id_key', columns: ['kind', 'drone_id'] }];
    expect(printIndexes(table({ uniqueKeys, foreignKeys: [toDrones] }))).toEqual([
      'CREATE UNIQUE INDEX "ROTORS_KIND_DRONE_ID_KEY" ON "ROTORS" ("DRONE_ID", CASE WHEN "DRONE_ID" IS NOT NULL THEN "KIND" END)',
    ]);
    expect(printTable(table({ uniqueKeys }))).not.toContain('UNIQUE');
  });

  it('are refused when two have the same columns, which Oracle does not allow', () => {
    const indexes = [{ name: 'rotors_id_idx', columns: ['id'] }];
    expect(() => printIndexes(table({ indexes }))).toThrow(/two indexes of the columns id/);
  });

  it('are refused when two would have one name', () => {
    const indexes = [{ name: 'rotors', columns: ['kind'] }];
    expect(() => schemaStatementsOf([table({ indexes })])).toThrow(/called ROTORS/);
  });
});

describe('names', () => {
  it('are cut to 60 characters, and stay different', () => {
    const long = 'a_very_long_table_name_with_many_words_and_still_more_of_them';
    const names = [boundedName(`${long}_one_idx`), boundedName(`${long}_two_idx`)];
    expect(names.map(({ length }) => length)).toEqual([60, 60]);
    expect(new Set(names).size).toBe(2);
  });
});

describe('annotations', () => {
  it('are taken out of the words for people', () => {
    expect(readAnnotations('Rotors.\n@check rotors_kind_check: kind > 0\nOf drones.')).toEqual({
      comment: 'Rotors. Of drones.',
      checks: [{ name: 'rotors_kind_check', expression: 'kind > 0' }],
      conditionalKeys: [],
    });
  });

  it('are refused when they are not understood', () => {
    expect(() => readAnnotations('@chekc rotors_kind_check: kind > 0')).toThrow(/Not an annotation/);
  });
});

describe('conditions', () => {
  const columns = new Set(['kind', 'mail']);

  it('name columns as Oracle does', () => {
    expect(oracleCondition("kind IN ('a', 'b''c') AND mail = LOWER(mail)", columns)).toBe(
      `"KIND" IN ('a', 'b''c') AND "MAIL" = LOWER("MAIL")`,
    );
  });

  it('leave out that a text is not empty, which NOT NULL says on Oracle', () => {
    expect(oracleCondition("mail = LOWER(mail) AND mail <> ''", columns)).toBe('"MAIL" = LOWER("MAIL")');
    expect(() => oracleCondition("mail = ''", columns)).toThrow(/empty string is NULL/);
  });

  it('are refused with a word that only one of the databases may know', () => {
    expect(() => oracleCondition('char_length(mail) > 3', columns)).toThrow(
      /Neither a column nor a known word/,
    );
  });
});
