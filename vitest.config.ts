import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const ignored = ['**/node_modules/**', '**/.next/**', '**/generated/**', 'e2e/**', '.data/**'];

// Checked by engine-limits.test.ts.
const { files: notOnStandIns } = JSON.parse(
  readFileSync(at('infra/local/src/testing/engine-limits.json'), 'utf8'),
) as { readonly files: readonly { readonly file: string }[] };

/** The database tests once more, with an engine that executes our Oracle text in the place of Oracle. */
const onStandIn = (name: 'oracle-on-postgres' | 'oracle-on-h2', groupOrder: number) => ({
  extends: true as const,
  test: {
    name,
    include: ['**/*.db.test.{ts,tsx,mjs}'],
    exclude: [
      ...ignored,
      ...notOnStandIns.map(({ file }) => (file.includes('.test.') ? file : `${file}/**`)),
    ],
    globalSetup: [at(`infra/local/src/testing/global-${name}.ts`)],
    setupFiles: [at('infra/local/src/testing/use-engine.ts'), at('infra/local/src/corpus/record.mjs')],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    sequence: { groupOrder },
  },
});

/** Tests against a real Oracle, for who has one: `npm run test:oracle` names it and runs these projects. */
const onOracle = (name: string, include: string, groupOrder: number) => ({
  extends: true as const,
  test: {
    name,
    include: [include],
    exclude: [
      ...ignored,
      ...notOnStandIns.map(({ file }) => (file.includes('.test.') ? file : `${file}/**`)),
    ],
    globalSetup: [at('infra/local/src/testing/global-oracle.ts')],
    setupFiles: [at('infra/local/src/testing/use-engine.ts')],
    // A schema takes seconds to make on a small server.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    sequence: { groupOrder },
  },
});
const oracleProjects = process.env.ORACLE_TEST_DSN
  ? [
      onOracle('oracle-first-contact', '**/*.first-contact.test.ts', 5),
      onOracle('oracle', '**/*.db.test.{ts,tsx,mjs}', 6),
    ]
  : [];

export default defineConfig({
  resolve: {
    // `import 'server-only'` throws outside a server bundle; tests are such an outside.
    alias: { 'server-only': at('node_modules/server-only/empty.js') },
    tsconfigPaths: true,
  },
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    clearMocks: true,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    passWithNoTests: true,
    // A busy machine, and engines that emulate, are slow; what is waited for comes in the end.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx,mjs}'],
          exclude: [
            ...ignored,
            '**/*.db.test.{ts,tsx,mjs}',
            '**/*.stack.test.{ts,mjs}',
            '**/*.first-contact.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['**/*.db.test.{ts,tsx,mjs}'],
          exclude: ignored,
          globalSetup: [at('infra/local/src/testing/global-database.ts')],
          setupFiles: [at('infra/local/src/corpus/record.mjs')],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      onStandIn('oracle-on-postgres', 2),
      onStandIn('oracle-on-h2', 3),
      {
        extends: true,
        test: {
          // Tests that start the built programs, one file at a time: they share the cores and the builds.
          name: 'stack',
          include: ['**/*.stack.test.{ts,mjs}'],
          exclude: ignored,
          testTimeout: 180_000,
          hookTimeout: 300_000,
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 4 },
        },
      },
      ...oracleProjects,
    ],
  },
});
