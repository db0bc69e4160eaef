import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Prisma } from '../../generated/client';
import { encodeNumber } from './number';

const load = createRequire(import.meta.url);

interface Wire {
  readonly buf: Buffer;
  readonly pos: number;
  writeOracleNumber(digits: string): void;
}
// The driver's own encoder and decoder of NUMBER; its inner classes have no types.
const { GrowableBuffer, BaseBuffer } = load('oracledb/lib/impl/datahandlers/buffer.js') as {
  GrowableBuffer: new () => Wire;
  BaseBuffer: new (bytes: Buffer) => { readOracleNumber(): string };
};

/** What a NUMBER column holds after the value was bound: the driver's bytes, or the server's reading of text. */
function stored(value: string | number | bigint): string {
  const encoded = encodeNumber(value);
  if (encoded === null) throw new Error('a number was expected');
  if (typeof encoded === 'string') return encoded;
  const wire = new GrowableBuffer();
  wire.writeOracleNumber(encoded.toString());
  return new BaseBuffer(Buffer.from(wire.buf.subarray(0, wire.pos))).readOracleNumber();
}

const sameNumber = (a: string, b: string) => new Prisma.Decimal(a).equals(new Prisma.Decimal(b));

describe('numbers on the wire of Oracle', () => {
  it('keep every bigint of 64 bits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        expect(BigInt(stored(value))).toBe(value);
        expect(BigInt(stored(value.toString()))).toBe(value);
      }),
    );
  });

  it('keep every decimal of 38 digits', () => {
    const decimals = fc
      .tuple(fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n }), fc.integer({ min: 0, max: 30 }))
      .map(([digits, scale]) => new Prisma.Decimal(`${digits}e-${scale}`));
    fc.assert(
      fc.property(decimals, (value) => {
        // As Prisma sends it: plain below 1e21, with an exponent above.
        expect(sameNumber(stored(value.toString()), value.toString())).toBe(true);
        expect(sameNumber(stored(value.toFixed()), value.toFixed())).toBe(true);
      }),
    );
  });

  it('keep every whole double', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(Number(stored(value))).toBe(value);
      }),
    );
  });

  it('are 1 and 0 for truth values, also as text', () => {
    expect([true, false, 'true', 'false', null].map(encodeNumber)).toEqual([1, 0, 1, 0, null]);
  });

  it.each(['', '1,5', '0x10', 'one', '1 2', Number.NaN, Number.POSITIVE_INFINITY, {}])(
    'refuse %j',
    (value) => {
      expect(() => encodeNumber(value)).toThrow(expect.objectContaining({ name: 'DriverAdapterError' }));
    },
  );
});
