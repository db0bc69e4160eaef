import { z } from 'zod';

/** Where the store of the observatory is and how much it keeps. */
export const observatorySettings = {
  /** A PostgreSQL database; the main one unless given. */
  OBSERVATORY_DATABASE_URL: z.string().optional(),
} as const;

/**
 * Connection string of the observatory's store; null when there is none: on Oracle it needs a database of its own.
 * @param settings as `readEnv` gives them
 */
export function observatoryUrl(settings: {
  readonly OBSERVATORY_DATABASE_URL?: string | undefined;
  readonly DATABASE_URL?: string | undefined;
  readonly ORACLE_DSN?: string | undefined;
}): string | null {
  const { OBSERVATORY_DATABASE_URL, DATABASE_URL, ORACLE_DSN } = settings;
  return OBSERVATORY_DATABASE_URL ?? (ORACLE_DSN ? null : (DATABASE_URL ?? null));
}
