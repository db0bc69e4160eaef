import 'server-only';
import type { LevelWithSilent } from 'pino';

const LEVELS: readonly LevelWithSilent[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/**
 * The level that loggers start with. Read here and not through an application's settings, because the line
 * that reports wrong settings needs a logger too. Unknown text counts as `info`; tests are silent by default.
 */
export function initialLogLevel(
  env: Readonly<Record<string, string | undefined>> = process.env,
): LevelWithSilent {
  const given = env.LOG_LEVEL?.toLowerCase();
  const known = LEVELS.find((level) => level === given);
  return known ?? (env.NODE_ENV === 'test' ? 'silent' : 'info');
}
