import type { CatalogueColumn, CatalogueTable } from '../../catalogue/types';

type Columns = Readonly<Record<string, CatalogueColumn['scalar']>>;

function table(
  name: string,
  columns: Columns,
  keys: { readonly primaryKey: readonly string[]; readonly unique?: readonly string[] },
): CatalogueTable {
  return {
    name,
    oracleName: name.toUpperCase(),
    columns: Object.fromEntries(
      Object.entries(columns).map(([column, scalar]) => [
        column,
        {
          name: column,
          oracleName: column.toUpperCase(),
          scalar,
          isNullable: false,
          isIdentity: column === 'id',
          hasDefault: column === 'id',
        },
      ]),
    ),
    primaryKey: keys.primaryKey,
    uniqueKeys: keys.unique ? [{ name: `${name}_key`, columns: keys.unique }] : [],
    foreignKeys: [],
  };
}

/** The tables behind the published list of Prisma's statement shapes, with every kind of column. */
export const APPENDIX_TABLES: Readonly<Record<string, CatalogueTable>> = {
  customers: table(
    'customers',
    {
      ...({ id: 'string', email: 'string', name: 'string', isActive: 'boolean' } as const),
      ...({ createdAt: 'datetime', updatedAt: 'datetime', prefs: 'json' } as const),
    },
    { primaryKey: ['id'], unique: ['email'] },
  ),
  products: table(
    'products',
    {
      ...({ id: 'string', sku: 'string', name: 'string', description: 'string', price: 'decimal' } as const),
      ...({ stock: 'int', big: 'bigint', rating: 'float', active: 'boolean', meta: 'json' } as const),
      ...({ thumb: 'bytes', createdAt: 'datetime' } as const),
    },
    { primaryKey: ['id'], unique: ['sku'] },
  ),
  orders: table(
    'orders',
    {
      ...({ id: 'int', number: 'string', customerId: 'string', status: 'string', total: 'decimal' } as const),
      ...({ placedAt: 'datetime', paidAt: 'datetime', version: 'int' } as const),
    },
    { primaryKey: ['id'], unique: ['number'] },
  ),
  order_items: table(
    'order_items',
    { id: 'int', orderId: 'int', productId: 'string', qty: 'int', unitPrice: 'decimal' },
    { primaryKey: ['id'], unique: ['orderId', 'productId'] },
  ),
  tags: table('tags', { id: 'int', name: 'string' }, { primaryKey: ['id'], unique: ['name'] }),
  _ProductToTag: table('_ProductToTag', { A: 'string', B: 'int' }, { primaryKey: ['A', 'B'] }),
  D: table('D', { id: 'int', a: 'string' }, { primaryKey: ['id'] }),
  P2: table('P2', { a: 'string', b: 'string', v: 'string' }, { primaryKey: ['a', 'b'] }),
};
