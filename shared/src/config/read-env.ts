import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/** Thrown at boot; its message lists every setting that is missing or wrong. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly problems: readonly string[]) {
    super(`Settings are missing or wrong:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/** Settings as they were given, before they are parsed; one that is not set is absent. */
export type RawSettings = Readonly<Record<string, string | undefined>>;

/**
 * Reads settings once: `NAME` from the environment or, for secrets mounted as files, the content of the
 * file named by `NAME_FILE`. Empty strings count as unset. The result is frozen.
 *
 * @param checks what must hold between several settings; each answers with the problems that it found
 * @throws ConfigError with all problems at once; values are never part of the message.
 */
export function readEnv<S extends z.ZodObject>(
  schema: S,
  env: RawSettings = process.env,
  checks: readonly ((values: RawSettings) => readonly string[])[] = [],
): Readonly<z.output<S>> {
  const problems: string[] = [];
  const values: Record<string, string> = {};
  for (const name of Object.keys(schema.shape)) {
    const direct = env[name];
    const file = env[`${name}_FILE`];
    if (direct !== undefined && direct !== '') {
      values[name] = direct;
    } else if (file) {
      try {
        values[name] = readFileSync(file, 'utf8').trim();
      } catch {
        problems.push(`${name}_FILE: the file cannot be read`);
      }
    }
  }
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.push(`${issue.path.join('.')}: ${issue.message}`);
  }
  for (const check of checks) problems.push(...check(values));
  if (problems.length > 0 || !parsed.success) throw new ConfigError(problems);
  return Object.freeze(parsed.data);
}
