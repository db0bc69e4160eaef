/** Runs `shared/scripts/db.ts`, the one tool that migrates and seeds. */
import { join } from 'node:path';
import { runNode } from './children.mjs';
import { ROOT } from './paths.mjs';

/** Arguments that let Node run a TypeScript file of this repository outside of Next.js. */
export const TYPESCRIPT_ARGS = ['--conditions=react-server', '--import', 'tsx'];

/**
 * @param {string[]} args for example `['prepare']`
 * @param {Record<string, string | undefined>} env with DATABASE_URL, or with ORACLE_DSN and what belongs to it
 * @returns the last line that the tool printed
 * @throws with everything that it printed
 */
export async function runDatabaseTool(args, env) {
  const tool = join(ROOT, 'shared/scripts/db.ts');
  const { code, output } = await runNode([...TYPESCRIPT_ARGS, tool, ...args], { cwd: ROOT, env });
  if (code !== 0) throw new Error(`The database could not be prepared:\n${output.trim()}`);
  return output.trim().split('\n').at(-1) ?? '';
}
