import type { CatalogueColumn, CatalogueTable } from '../catalogue/types';

const column = (name: string, scalar: CatalogueColumn['scalar'], rest: Partial<CatalogueColumn> = {}) => ({
  name,
  oracleName: name.toUpperCase(),
  scalar,
  isNullable: true,
  isIdentity: false,
  hasDefault: false,
  ...rest,
});

const columns = {
  id: column('id', 'int', { isNullable: false, isIdentity: true, hasDefault: true }),
  code: column('code', 'string', { isNullable: false, maxLength: 20 }),
  note: column('note', 'string', { maxLength: 50 }),
  is_active: column('is_active', 'boolean', { isNullable: false, hasDefault: true }),
  total: column('total', 'bigint'),
  weight: column('weight', 'float'),
  price: column('price', 'decimal'),
  made_at: column('made_at', 'datetime', { hasDefault: true }),
  specs: column('specs', 'json'),
  story: column('story', 'text'),
  thumb: column('thumb', 'bytes'),
} satisfies Record<string, CatalogueColumn>;

/** A data model of one table with a column of every scalar. */
export const GADGETS: Readonly<Record<string, CatalogueTable>> = {
  gadgets: {
    name: 'gadgets',
    oracleName: 'GADGETS',
    columns,
    primaryKey: ['id'],
    uniqueKeys: [{ name: 'gadgets_code_key', columns: ['code'] }],
    foreignKeys: [{ name: 'gadgets_maker_id_fkey', columns: ['maker_id'], table: 'makers' }],
  },
};
