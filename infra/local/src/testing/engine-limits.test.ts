import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../paths.mjs';
import { ENGINE_LIMITS, limitsOf } from './engine-limits-list';

describe('engine-limits.json', () => {
  it.each(['oracle-on-postgres', 'oracle-on-h2'] as const)(
    'lists no more for %s than its ceiling',
    (engine) => {
      expect(limitsOf(engine).length).toBeLessThanOrEqual(ENGINE_LIMITS.ceiling[engine] ?? 0);
    },
  );

  it('names files that exist, and each test once', () => {
    const { files, limits } = ENGINE_LIMITS;
    for (const { file } of [...files, ...limits]) expect(existsSync(join(ROOT, file)), file).toBe(true);
    const names = limits.flatMap(({ engines, file, test }) =>
      engines.map((engine) => `${engine} ${file} ${test}`),
    );
    expect(new Set(names).size).toBe(names.length);
  });
});
