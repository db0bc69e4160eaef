import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MigrationError } from './migration-error';

/** One committed migration file. */
export interface MigrationFile {
  /** File name without `.sql`, for example `0001_init`. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the text with LF line ends, in hex. */
  readonly checksum: string;
}

const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;

/** SHA-256 of a migration text; line ends do not count, so a checkout with CRLF is the same migration. */
export function checksumOf(sql: string): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
}

/**
 * Reads `NNNN_name.sql` files in order of their number.
 * @param directory absolute path of the migrations folder
 * @returns the migrations, empty when the folder holds none
 * @throws MigrationError when a `.sql` name is malformed or a number is used twice
 */
export async function readMigrationFiles(directory: string): Promise<MigrationFile[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  const seen = new Map<string, string>();
  const files: MigrationFile[] = [];
  for (const fileName of names) {
    const number = FILE_NAME.exec(fileName)?.[1];
    if (!number) {
      throw new MigrationError(`Migration file "${fileName}" must be named NNNN_name.sql (lower case).`);
    }
    const twin = seen.get(number);
    if (twin) throw new MigrationError(`Migrations "${twin}" and "${fileName}" share the number ${number}.`);
    seen.set(number, fileName);
    const sql = await readFile(join(directory, fileName), 'utf8');
    files.push({ name: fileName.slice(0, -'.sql'.length), sql, checksum: checksumOf(sql) });
  }
  return files;
}
