/** Checks that only read the sources. Each counts as one. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { checkFileSizes } from '../checks/file-size.mjs';
import { listSourceFiles } from '../checks/source-files.mjs';
import { runNode, runProgram } from '../children.mjs';
import { binOf } from '../package-bin.mjs';
import { ROOT } from '../paths.mjs';
import { checkOf, failedCheck, passedCheck, sumOutcomes } from './outcome.mjs';

const requireFromRoot = createRequire(join(ROOT, 'package.json'));

async function runCheck(args, options = {}) {
  const { code, output } = await runNode(args, { cwd: ROOT, env: process.env, ...options });
  return code === 0 ? passedCheck() : failedCheck(output.trim());
}

const lint = () => runCheck([binOf('@biomejs/biome', 'biome'), 'check', '--error-on-warnings', '.']);

async function types() {
  const outcomes = [];
  for (const workspace of ['shared', 'shop-web', 'crm-web', 'infra/local', 'e2e']) {
    const cwd = join(ROOT, workspace);
    if (existsSync(join(cwd, 'next.config.ts'))) {
      // Next.js writes the types of the routes; without them the pages do not compile.
      const generated = await runCheck([requireFromRoot.resolve('next/dist/bin/next'), 'typegen'], { cwd });
      if (generated.failed > 0) {
        outcomes.push(generated);
        continue;
      }
    }
    outcomes.push(await runCheck([binOf('typescript', 'tsc'), '--noEmit', '--pretty', 'false'], { cwd }));
  }
  const output = outcomes.map((outcome) => outcome.output).filter(Boolean);
  return { ...sumOutcomes(outcomes), detail: 'workspaces', output: output.join('\n') };
}

async function arrows(files) {
  // Loaded late: it needs the parser, which is there only after the packages were installed.
  const { checkArrows } = await import('../checks/arrows.mjs');
  return checkOf(checkArrows(ROOT, files), 'modules');
}

const deadCode = () => runCheck([binOf('knip'), '--no-progress', '--no-config-hints']);

async function shellScripts(files) {
  const scripts = files.filter((path) => path.endsWith('.sh') || path === '.ci/run');
  const problems = [];
  for (const script of scripts) {
    const { code, output } = await runProgram('bash', ['-n', script], { cwd: ROOT, env: process.env });
    if (code !== 0) problems.push(output.trim());
  }
  return checkOf({ checked: scripts.length, problems }, 'scripts');
}

/** The suites in the order in which they run: the ones that find most first. */
export function staticSuites() {
  const files = listSourceFiles(ROOT);
  return [
    { name: 'format and lint', run: lint },
    { name: 'types', run: types },
    { name: 'arrows', run: () => arrows(files) },
    { name: 'dead code', run: deadCode },
    { name: 'file sizes', run: async () => checkOf(checkFileSizes(ROOT, files)) },
    { name: 'shell scripts', run: () => shellScripts(files) },
  ];
}
