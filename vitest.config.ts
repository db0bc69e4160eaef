import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const ignored = ['**/node_modules/**', '**/.next/**', '**/generated/**', 'e2e/**', '.data/**'];

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
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx,mjs}'],
          exclude: [...ignored, '**/*.db.test.{ts,tsx,mjs}', '**/*.stack.test.{ts,mjs}'],
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['**/*.db.test.{ts,tsx,mjs}'],
          exclude: ignored,
          globalSetup: [at('infra/local/src/testing/global-database.ts')],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
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
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
