import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const engine = z.enum(['oracle-on-postgres', 'oracle-on-h2']);

/** A test that one engine cannot run, and why. */
const limit = z.strictObject({
  engines: z.array(engine).min(1),
  file: z.string(),
  test: z.string(),
  reason: z.string().min(20),
});

const list = z.strictObject({
  /** How many tests may be listed per engine; may be lowered, never raised. */
  ceiling: z.record(engine, z.int().nonnegative()),
  /** Files, or folders of files, that test PostgreSQL itself. */
  files: z.array(z.strictObject({ file: z.string(), reason: z.string().min(20) })),
  limits: z.array(limit),
});

/** An entry of `engine-limits.json`. */
export type EngineLimit = z.output<typeof limit>;

/** What the engines cannot run. */
export const ENGINE_LIMITS = list.parse(
  JSON.parse(readFileSync(fileURLToPath(new URL('engine-limits.json', import.meta.url)), 'utf8')),
);

/** The entries of one engine. What no stand-in can run is about PostgreSQL alone, so Oracle itself cannot either. */
export function limitsOf(name: z.output<typeof engine> | 'oracle'): EngineLimit[] {
  return ENGINE_LIMITS.limits.filter(({ engines }) =>
    name === 'oracle' ? engine.options.every((each) => engines.includes(each)) : engines.includes(name),
  );
}
