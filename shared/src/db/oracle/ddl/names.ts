import { createHash } from 'node:crypto';

/** Names stay far below Oracle's 128 bytes, so that they fit into error messages and monitoring tools. */
const MAX_LENGTH = 60;
const HASH_LENGTH = 8;

/** A name in the length that we allow; a longer one keeps its beginning and gets a hash of the rest. */
export function boundedName(name: string): string {
  if (name.length <= MAX_LENGTH) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH_LENGTH);
  return `${name.slice(0, MAX_LENGTH - HASH_LENGTH - 1)}_${hash}`;
}

/** A name as Oracle has it. */
export function oracleName(name: string): string {
  return boundedName(name).toUpperCase();
}

/** A name as Oracle text. */
export function quoted(name: string): string {
  return `"${oracleName(name)}"`;
}

/** Names in parentheses. */
export function quotedList(names: readonly string[]): string {
  return `(${names.map(quoted).join(', ')})`;
}
