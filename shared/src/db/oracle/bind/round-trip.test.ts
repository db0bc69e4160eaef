import { createRequire } from 'node:module';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import fc from 'fast-check';
import oracledb from 'oracledb';
import { describe, expect, it } from 'vitest';
import { PrismaOracle } from '../adapter';
import { fakeOracle } from '../testing/fake-impl';
import type { FakeAnswer, FakeBind } from '../testing/fake-server';
import { GADGETS } from '../testing/gadgets';
import { sqlQuery } from '../testing/query';

const load = createRequire(import.meta.url);

interface Writer {
  readonly buf: Buffer;
  readonly pos: number;
  writeOracleNumber(digits: string): void;
  writeOracleDate(date: Date, type: oracledb.DbType): void;
  writeBinaryDouble(value: number): void;
}
interface Reader {
  readOracleNumber(): string;
  readOracleDate(useLocalTime: boolean, useDbTz: boolean): Date;
  readBinaryDouble(): number;
}
// The driver's own wire format; its inner classes have no types.
const { GrowableBuffer, BaseBuffer } = load('oracledb/lib/impl/datahandlers/buffer.js') as {
  GrowableBuffer: new () => Writer;
  BaseBuffer: new (bytes: Buffer) => Reader;
};

function overTheWire(write: (to: Writer) => void): Reader {
  const writer = new GrowableBuffer();
  write(writer);
  return new BaseBuffer(Buffer.from(writer.buf.subarray(0, writer.pos)));
}

/** What a column holds after a bind, as the driver would fetch it: through its wire format where it has one. */
function fetched(bind: FakeBind | undefined): unknown {
  const value = bind?.values[0] ?? null;
  if (bind === undefined || value === null) return null;
  switch (bind.type) {
    case 'DB_TYPE_NUMBER':
      return overTheWire((to) => to.writeOracleNumber(String(value))).readOracleNumber();
    case 'DB_TYPE_TIMESTAMP_LTZ':
      return overTheWire((to) =>
        to.writeOracleDate(value as Date, oracledb.DB_TYPE_TIMESTAMP_LTZ),
      ).readOracleDate(false, true);
    case 'DB_TYPE_RAW':
      return Buffer.from(value as Buffer);
    default:
      return value;
  }
}

const FETCH_TYPE: Readonly<Record<string, oracledb.DbType>> = {
  id: oracledb.DB_TYPE_NUMBER,
  note: oracledb.DB_TYPE_VARCHAR,
  is_active: oracledb.DB_TYPE_NUMBER,
  total: oracledb.DB_TYPE_NUMBER,
  weight: oracledb.DB_TYPE_BINARY_DOUBLE,
  made_at: oracledb.DB_TYPE_TIMESTAMP_LTZ,
  specs: oracledb.DB_TYPE_CLOB,
  story: oracledb.DB_TYPE_CLOB,
  thumb: oracledb.DB_TYPE_BLOB,
};

/** Stores one value by an UPDATE and selects it, through adapter and driver both ways. */
async function roundTrip(column: string, type: Parameters<typeof sqlQuery>[1][0], value: unknown) {
  let stored: FakeBind | undefined;
  const { driver, pool } = fakeOracle(({ text, binds }): FakeAnswer => {
    if (!text.startsWith('SELECT')) {
      stored = binds[0];
      return { rowsAffected: 1 };
    }
    const dbType = FETCH_TYPE[column] ?? oracledb.DB_TYPE_VARCHAR;
    return { columns: [{ name: column.toUpperCase(), type: dbType }], rows: [[fetched(stored)]] };
  });
  const adapter = await new PrismaOracle({
    catalogue: GADGETS,
    open: async () => ({ driver, pool }),
  }).connect();
  await adapter.executeRaw(
    sqlQuery(`UPDATE "public"."gadgets" SET "${column}" = $1 WHERE 1=1`, [type, value]),
  );
  const { rows, columnTypes } = await adapter.queryRaw(
    sqlQuery(`SELECT "public"."gadgets"."${column}" FROM "public"."gadgets" WHERE 1=1`),
  );
  return { value: rows[0]?.[0], type: columnTypes[0] };
}

const RUNS = { numRuns: 50 };
// Stored as NULL, or refused as PostgreSQL does.
const text = fc.string({ unit: 'binary' }).filter((value) => value !== '' && !value.includes('\u0000'));

describe('a value that is stored and read again', () => {
  it('is the same text, of any length', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 3 }), async (value, times) => {
        const long = value.repeat(times * 400);
        expect(await roundTrip('note', 'string', value)).toEqual({ value, type: ColumnTypeEnum.Text });
        expect((await roundTrip('story', 'string', long)).value).toBe(long);
      }),
      RUNS,
    );
  });

  it('is the same instant to the millisecond, in every zone of the process', async () => {
    const instants = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    await fc.assert(
      fc.asyncProperty(instants, async (instant) => {
        expect(await roundTrip('made_at', 'datetime', instant.toISOString())).toEqual({
          value: instant,
          type: ColumnTypeEnum.DateTime,
        });
        expect((await roundTrip('made_at', 'datetime', instant)).value).toEqual(instant);
      }),
      RUNS,
    );
  });

  it('are the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 2_000 }), async (bytes) => {
        const base64 = Buffer.from(bytes).toString('base64');
        const back = await roundTrip('thumb', 'bytes', base64);
        expect(back).toEqual({ value: Buffer.from(bytes), type: ColumnTypeEnum.Bytes });
        expect((await roundTrip('thumb', 'bytes', bytes)).value).toEqual(Buffer.from(bytes));
      }),
      RUNS,
    );
  });

  it('is the same JSON', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.json().filter((json) => !json.includes('\\u0000')),
        async (json) => {
          const back = await roundTrip('specs', 'json', json);
          expect(back).toEqual({ value: json, type: ColumnTypeEnum.Json });
        },
      ),
      RUNS,
    );
  });

  it('is the same double', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ noNaN: true }), async (value) => {
        expect((await roundTrip('weight', 'float', value)).value).toBe(value);
      }),
      RUNS,
    );
  });

  it('is the same bigint, also when it arrives as text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), async (value) => {
        const back = await roundTrip('total', 'bigint', value.toString());
        expect(back).toEqual({ value: value.toString(), type: ColumnTypeEnum.Int64 });
      }),
      RUNS,
    );
  });

  it.each([true, false])('is the same truth value (%s)', async (value) => {
    const back = await roundTrip('is_active', 'boolean', value);
    expect(back).toEqual({ value: value ? '1' : '0', type: ColumnTypeEnum.Boolean });
  });

  it.each(['note', 'is_active', 'total', 'weight', 'made_at', 'specs', 'story', 'thumb'])(
    'is NULL in %s again',
    async (column) => {
      expect((await roundTrip(column, 'unknown', null)).value).toBeNull();
    },
  );
});

describe('a value that no column can hold', () => {
  it.each([
    ['NUL in text', 'note', 'string', 'a\u0000b'],
    ['an escaped NUL in JSON', 'specs', 'json', '{"a":"\\u0000"}'],
    ['no instant', 'made_at', 'datetime', 'yesterday'],
    ['a year after 9999', 'made_at', 'datetime', '+010000-01-01T00:00:00.000Z'],
    ['words for a number', 'total', 'string', 'many'],
  ] as const)('is refused: %s', async (_what, column, type, value) => {
    await expect(roundTrip(column, type, value)).rejects.toMatchObject({
      cause: { kind: 'InvalidInputValue' },
    });
  });

  it('is no escaped NUL when its backslash is escaped itself', async () => {
    const json = '{"a":"\\\\u0000"}';
    expect((await roundTrip('specs', 'json', json)).value).toBe(json);
  });
});
