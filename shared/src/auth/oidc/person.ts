import { z } from 'zod';

/** Somebody whom the identity domain vouched for. */
export interface SsoPerson {
  readonly issuer: string;
  readonly subject: string;
  /** Lower-cased; null when the domain told none that could be one. */
  readonly email: string | null;
  readonly isEmailVerified: boolean;
  readonly name: string;
  /** Null when the domain said nothing about groups. */
  readonly groups: readonly string[] | null;
}

const emailSchema = z.string().trim().toLowerCase().max(255).pipe(z.email());
const groupSchema = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);

/** What claims say about a person. Anything malformed counts as not said. */
export function personOf(
  claims: Readonly<Record<string, unknown>>,
  issuer: string,
  subject: string,
): SsoPerson {
  const email = emailSchema.safeParse(claims.email);
  const groups = z.array(groupSchema).safeParse(claims.groups);
  return {
    issuer,
    subject,
    email: email.success ? email.data : null,
    isEmailVerified: claims.email_verified === true,
    name:
      nameOf(claims.name) ||
      nameOf(claims.user_displayname) ||
      (email.success ? localPart(email.data) : subject),
    groups: groups.success ? groups.data : null,
  };
}

/** One line that fits our tables and pages. */
function nameOf(value: unknown): string {
  return typeof value === 'string'
    ? value
        .replace(/[\p{Cc}<>]/gu, ' ')
        .trim()
        .slice(0, 120)
    : '';
}

function localPart(email: string): string {
  return email.slice(0, email.indexOf('@')).slice(0, 120);
}
