import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isUniqueViolation, isWriteConflict, translateDbError } from '../errors';
import { PrismaClient } from '../generated/client';
import { PrismaOracle } from './adapter';
import type { CatalogueTable } from './catalogue/types';
import { KIND_OF_CODE } from './errors';
import { fakeOracle } from './testing/fake-impl';
import { driverError, type FakeServer } from './testing/fake-server';

const column = (name: string, scalar: 'int' | 'string') => ({
  name,
  oracleName: name.toUpperCase(),
  scalar,
  isNullable: name === 'description',
  isIdentity: name === 'id',
  hasDefault: name === 'id',
});

const CATALOGUE: Record<string, CatalogueTable> = {
  categories: {
    name: 'categories',
    oracleName: 'CATEGORIES',
    columns: {
      id: column('id', 'int'),
      slug: column('slug', 'string'),
      name: column('name', 'string'),
      description: column('description', 'string'),
      position: column('position', 'int'),
    },
    primaryKey: ['id'],
    uniqueKeys: [{ name: 'categories_slug_key', columns: ['slug'] }],
    foreignKeys: [{ name: 'products_category_id_fkey', columns: ['category_id'], table: 'categories' }],
  },
};

let failure = new Error('not set');
let client: PrismaClient;
let server: FakeServer;

beforeAll(() => {
  const { driver, pool, server: fake } = fakeOracle(() => failure);
  server = fake;
  const adapter = new PrismaOracle({ catalogue: CATALOGUE, open: async () => ({ driver, pool }) });
  client = new PrismaClient({ adapter });
});
afterAll(() => client.$disconnect());

async function failureOf(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error('this should have failed');
}

const create = () => client.category.create({ data: { slug: 'a', name: 'A', position: 1 } });
const raw = () => client.$queryRaw`/* categories.probe */ SELECT id FROM categories`;

/** Message of the server or driver, Prisma's code for it, and what a caller of the platform is told. */
const TABLE: readonly (readonly [message: string, prisma: string, app: string | null])[] = [
  ['ORA-00001: unique constraint (OCTO.CATEGORIES_SLUG_KEY) violated', 'P2002', 'conflict'],
  ['ORA-02291: integrity constraint (OCTO.X_FKEY) violated - parent key not found', 'P2003', 'conflict'],
  ['ORA-02292: integrity constraint (OCTO.X_FKEY) violated - child record found', 'P2003', 'conflict'],
  ['ORA-01400: cannot insert NULL into ("OCTO"."CATEGORIES"."SLUG")', 'P2011', null],
  ['ORA-01407: cannot update ("OCTO"."CATEGORIES"."SLUG") to NULL', 'P2011', null],
  [
    'ORA-12899: value too large for column "OCTO"."CATEGORIES"."SLUG" (actual: 90, maximum: 80)',
    'P2000',
    'validation_failed',
  ],
  ['ORA-01461: can bind a LONG value only for insert into a LONG column', 'P2000', 'validation_failed'],
  ['ORA-01438: value larger than specified precision allowed for this column', 'P2020', 'validation_failed'],
  ['ORA-01426: numeric overflow', 'P2020', 'validation_failed'],
  ['NJS-115: value cannot be represented as an Oracle Database number', 'P2020', 'validation_failed'],
  ['ORA-01722: invalid number', 'P2007', 'validation_failed'],
  ['ORA-01858: a non-numeric character was found', 'P2007', 'validation_failed'],
  ['ORA-01861: literal does not match format string', 'P2007', 'validation_failed'],
  ['ORA-00060: deadlock detected while waiting for resource', 'P2034', 'conflict'],
  ["ORA-08177: can't serialize access for this transaction", 'P2034', 'conflict'],
  ['ORA-00054: resource busy and acquire with NOWAIT specified', 'P2034', 'conflict'],
  ['ORA-30006: resource busy; acquire with WAIT timeout expired', 'P2034', 'conflict'],
  ['ORA-63300: transaction is automatically rolled back', 'P2034', 'conflict'],
  ['ORA-00942: table or view does not exist', 'P2021', null],
  ['ORA-00904: "SLUG": invalid identifier', 'P2022', null],
  ['ORA-01017: invalid username/password; logon denied', 'P1000', 'database_unavailable'],
  ['ORA-28000: the account is locked', 'P1000', 'database_unavailable'],
  ['ORA-28001: the password has expired', 'P1000', 'database_unavailable'],
  ['ORA-01045: user OCTO lacks CREATE SESSION privilege', 'P1010', 'database_unavailable'],
  ['NJS-503: connection to host db port 1522 could not be established', 'P1001', 'database_unavailable'],
  ['NJS-511: connection refused', 'P1001', 'database_unavailable'],
  ['NJS-530: host addresses not resolved', 'P1001', 'database_unavailable'],
  ['NJS-064: connection pool is closing', 'P1001', 'database_unavailable'],
  ['NJS-065: connection pool was closed', 'P1001', 'database_unavailable'],
  ['ORA-12541: no listener', 'P1001', 'database_unavailable'],
  ['ORA-12545: target host does not exist', 'P1001', 'database_unavailable'],
  ['NJS-512: invalid connection string parameters', 'P1003', 'database_unavailable'],
  ['NJS-514: syntax error in connect string', 'P1003', 'database_unavailable'],
  ['NJS-515: error in Easy Connect string', 'P1003', 'database_unavailable'],
  ['NJS-516: no configuration directory set', 'P1003', 'database_unavailable'],
  ['NJS-517: cannot connect to alias "octo_tp"', 'P1003', 'database_unavailable'],
  ['NJS-518: service "x" is not registered with the listener', 'P1003', 'database_unavailable'],
  ['NJS-519: SID "x" is not registered with the listener', 'P1003', 'database_unavailable'],
  ['NJS-520: connection with alias failed, no tnsnames.ora', 'P1003', 'database_unavailable'],
  ['ORA-12505: listener does not know of SID', 'P1003', 'database_unavailable'],
  ['ORA-12514: listener does not know of service', 'P1003', 'database_unavailable'],
  ['NJS-505: unable to initiate TLS connection, check wallet password', 'P1011', 'database_unavailable'],
  ['NJS-506: TLS connection failed', 'P1011', 'database_unavailable'],
  ['NJS-507: certificate has an unexpected DN', 'P1011', 'database_unavailable'],
  ['NJS-508: certificate does not match the host', 'P1011', 'database_unavailable'],
  ['NJS-529: wallet is invalid', 'P1011', 'database_unavailable'],
  ['NJS-003: invalid or closed connection', 'P1017', 'database_unavailable'],
  ['NJS-500: connection to the Oracle Database was broken', 'P1017', 'database_unavailable'],
  ['NJS-501: connection was closed during connect', 'P1017', 'database_unavailable'],
  ['NJS-513: connection closed by the database', 'P1017', 'database_unavailable'],
  ['NJS-521: connection was closed', 'P1017', 'database_unavailable'],
  ['ORA-00028: your session has been killed', 'P1017', 'database_unavailable'],
  ['ORA-01012: not logged on', 'P1017', 'database_unavailable'],
  ['ORA-02396: exceeded maximum idle time', 'P1017', 'database_unavailable'],
  ['ORA-03113: end-of-file on communication channel', 'P1017', 'database_unavailable'],
  ['ORA-03114: not connected to ORACLE', 'P1017', 'database_unavailable'],
  ['ORA-03135: connection lost contact', 'P1017', 'database_unavailable'],
  ['NJS-123: call timeout of 15000 ms exceeded', 'P1008', 'database_unavailable'],
  ['NJS-510: connection to host db port 1522 timed out', 'P1008', 'database_unavailable'],
  ['NJS-040: connection request timeout', 'P2037', 'database_unavailable'],
  ['NJS-076: connection request rejected, queueMax reached', 'P2037', 'database_unavailable'],
  ['ORA-00018: maximum number of sessions exceeded', 'P2037', 'database_unavailable'],
  ['ORA-00020: maximum number of processes exceeded', 'P2037', 'database_unavailable'],
  ['ORA-12516: listener could not find available handler', 'P2037', 'database_unavailable'],
  ['ORA-12519: no appropriate service handler found', 'P2037', 'database_unavailable'],
  ['ORA-12520: listener could not find available handler', 'P2037', 'database_unavailable'],
  // No kind of Prisma's: shown as they are.
  ['ORA-02290: check constraint (OCTO.STOCK_LEVELS_QUANTITY_CHECK) violated', 'P2039', null],
  ['ORA-00600: internal error code', 'P2039', null],
];

const codeOf = (message: string) => /^[A-Z]+-\d+/.exec(message)?.[0] ?? '';

describe.each(TABLE)('%s', (message, prisma, app) => {
  it(`is ${prisma} of a query and ${app ?? 'left as it is'} for a caller`, async () => {
    failure = driverError(`${message}\nHelp: https://docs.oracle.com/error-help`);
    const error = await failureOf(create);
    expect(error).toMatchObject({
      name: 'PrismaClientKnownRequestError',
      code: prisma,
      meta: { driverAdapterError: { cause: { originalCode: codeOf(message), originalMessage: message } } },
    });
    const translated = translateDbError(error);
    if (app === null) expect(translated).toBe(error);
    else expect(translated).toMatchObject({ name: 'AppError', code: app, cause: error });
  });

  it('means the same for a raw query', async () => {
    failure = driverError(message);
    const error = await failureOf(raw);
    expect(error).toMatchObject({ code: 'P2010' });
    const translated = translateDbError(error);
    if (app === null) expect(translated).toBe(error);
    else expect(translated).toMatchObject({ name: 'AppError', code: app });
  });
});

describe('a server that cannot be reached', () => {
  const unreachable = driverError('NJS-503: connection to host db port 1522 could not be established');

  it.each<[string, () => Promise<unknown>]>([
    ['a query', create],
    ['a raw query', raw],
    ['a transaction', () => client.$transaction((tx) => tx.category.count())],
  ])('makes %s database_unavailable, and works when it is back', async (_what, work) => {
    server.connectError = unreachable;
    const error = await failureOf(work);
    expect(translateDbError(error)).toMatchObject({ code: 'database_unavailable', retryAfterSeconds: 5 });
    server.connectError = null;
    failure = driverError('ORA-00942: table or view does not exist');
    expect(translateDbError(await failureOf(work))).toMatchObject({ name: 'PrismaClientKnownRequestError' });
  });

  it('is told when the pool cannot even be made', async () => {
    const adapter = new PrismaOracle({ catalogue: CATALOGUE, open: () => Promise.reject(unreachable) });
    const other = new PrismaClient({ adapter });
    const error = await failureOf(() => other.category.count());
    expect(translateDbError(error)).toMatchObject({ code: 'database_unavailable' });
    await other.$disconnect();
  });
});

describe('the error table', () => {
  it('tests every code that is mapped', () => {
    const tested = new Set(TABLE.map(([message]) => codeOf(message)));
    expect(Object.keys(KIND_OF_CODE).filter((code) => !tested.has(code))).toEqual([]);
  });

  it('finds the fields of a unique key through the catalogue, by name and by column', async () => {
    failure = driverError('ORA-00001: unique constraint (OCTO.CATEGORIES_SLUG_KEY) violated');
    for (const work of [create, raw]) {
      const error = await failureOf(work);
      expect(isUniqueViolation(error)).toBe(true);
      expect(isUniqueViolation(error, 'slug')).toBe(true);
      expect(isUniqueViolation(error, 'categories_slug_key')).toBe(true);
      expect(isUniqueViolation(error, 'email')).toBe(false);
    }
  });

  it('knows the table of 23ai messages and hides the values of the row', async () => {
    failure = driverError(
      'ORA-00001: unique constraint (OCTO.CATEGORIES_SLUG_KEY) violated on table OCTO.CATEGORIES columns (SLUG)\nORA-03301: (ORA-00001 details) row with column values (SLUG:secret) already exists',
    );
    const error = await failureOf(create);
    expect(isUniqueViolation(error, 'slug')).toBe(true);
    expect(JSON.stringify((error as { meta: unknown }).meta)).not.toContain('secret');
  });

  it('calls a deadlock a write conflict', async () => {
    failure = driverError('ORA-00060: deadlock detected while waiting for resource');
    expect(isWriteConflict(await failureOf(create))).toBe(true);
    expect(isWriteConflict(await failureOf(raw))).toBe(true);
  });

  it('says validation_failed for an empty string in a required field, before anything is sent', async () => {
    const before = server.calls.length;
    const error = await failureOf(() =>
      client.category.create({ data: { slug: '', name: 'A', position: 1 } }),
    );
    expect(error).toMatchObject({ code: 'P2007' });
    expect(translateDbError(error)).toMatchObject({ code: 'validation_failed' });
    expect(server.calls.length).toBe(before);
  });

  it.each(['RepeatableRead', 'ReadUncommitted'] as const)('refuses the isolation level %s', async (level) => {
    const error = await failureOf(() =>
      client.$transaction((tx) => tx.category.findFirst(), { isolationLevel: level }),
    );
    expect(error).toMatchObject({ code: 'P2023' });
  });
});
