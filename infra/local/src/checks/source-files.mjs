/** The files that the checks look at: what git knows or would add. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Paths relative to the root, with `/`, sorted; deleted files are left out. */
export function listSourceFiles(root) {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const output = execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return [...new Set(output.split('\0'))].filter((path) => path && existsSync(join(root, path))).sort();
}
