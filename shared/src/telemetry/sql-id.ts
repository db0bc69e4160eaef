import { createHash } from 'node:crypto';

/** Oracle's base 32: no e, i, l and o. */
const ALPHABET = '0123456789abcdfghjkmnpqrstuvwxyz';
const LENGTH = 13;

/**
 * The SQL_ID that Oracle gives to a statement of exactly this text (case, blanks, no closing semicolon): the
 * last eight bytes of MD5(text + NUL), as two little-endian words, in base 32. It is how a log line or span
 * finds its statement in V$SQL, AWR and Performance Hub. Method: https://github.com/marschall/sqlid.
 */
export function sqlIdOf(text: string): string {
  const digest = createHash('md5').update(text, 'utf8').update('\0').digest();
  let rest = (BigInt(digest.readUInt32LE(8)) << 32n) | BigInt(digest.readUInt32LE(12));
  let id = '';
  for (let digit = 0; digit < LENGTH; digit += 1) {
    id = `${ALPHABET[Number(rest & 31n)]}${id}`;
    rest >>= 5n;
  }
  return id;
}
