import 'server-only';
import { hash, verify } from '@node-rs/argon2';

/**
 * argon2id with 19 MiB, two passes, one lane: the first recommendation of the OWASP Password Storage Cheat Sheet.
 * https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
 */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** Longer input is refused before it is hashed: hashing megabytes would be a cheap way to keep us busy. */
export const PASSWORD_MAX_LENGTH = 200;

/** Hashes a password into a PHC string (`$argon2id$…`) with a fresh salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

let decoy: Promise<string> | undefined;

/**
 * Compares a password with a stored hash. Without a hash (unknown or passwordless account) it does the same work
 * on a decoy and answers false, so that time does not tell which accounts exist.
 */
export async function verifyPassword(storedHash: string | null, password: string): Promise<boolean> {
  if (password.length > PASSWORD_MAX_LENGTH) return false;
  decoy ??= hashPassword('no account has this password');
  const isMatch = await verify(storedHash ?? (await decoy), password);
  return isMatch && storedHash !== null;
}
