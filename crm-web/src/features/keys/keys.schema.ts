import { lineField } from '@octo/shared/auth/forms';
import { PERMISSIONS, type Permission } from '@octo/shared/auth/permissions';
import { z } from 'zod';

/** What an API route may ask of a token. Nothing that manages accounts or keys can be given to one. */
export const SCOPES: readonly Permission[] = PERMISSIONS.filter(
  (permission) => !/^(?:console|account|users|sessions|keys):/.test(permission),
);

/** Partners read; whatever changes something is done in somebody's name. */
export const PARTNER_SCOPES: readonly Permission[] = SCOPES.filter((scope) =>
  /:(?:read|export)$/.test(scope),
);

/** Longest life of a token. */
export const MAX_DAYS = 365;

/** A key to make. */
export const createKeySchema = z
  .object({
    kind: z.enum(['script', 'partner'], { error: 'Choose what the key is for.' }),
    name: lineField,
    days: z.coerce
      .number({ error: 'Enter a number of days.' })
      .int('Enter whole days.')
      .min(1, 'At least one day.')
      .max(MAX_DAYS, `At most ${MAX_DAYS} days.`),
    /** Requests per minute; empty: the limits that hold for everybody. */
    limit: z
      .union([
        z.literal('').transform(() => null),
        z.coerce
          .number({ error: 'Enter a number.' })
          .int('Enter a whole number.')
          .min(1)
          .max(100_000, 'At most 100,000.'),
      ])
      .optional()
      .transform((value) => value ?? null),
    scopes: z
      .string()
      .transform((text) => text.split(' ').filter(Boolean))
      .pipe(z.array(z.enum(PERMISSIONS)).min(1, 'Choose at least one permission.')),
  })
  .superRefine(({ kind, scopes }, issues) => {
    const allowed = kind === 'partner' ? PARTNER_SCOPES : SCOPES;
    const wrong = scopes.filter((scope) => !allowed.includes(scope));
    if (wrong.length > 0) {
      const message = `Such a key may not hold ${wrong.join(', ')}.`;
      issues.addIssue({ code: 'custom', path: ['scopes'], message });
    }
  });

/** One key. */
export const keyActionSchema = z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) });

/** A key as the page shows it; the key itself is not known any more. */
export interface KeyRow {
  readonly id: number;
  readonly kind: string;
  readonly name: string;
  readonly owner: string | null;
  readonly scopes: readonly string[];
  readonly rateLimitPerMinute: number | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}
