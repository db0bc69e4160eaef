import { z } from 'zod';

const list = z.string().transform((text) => text.split(',').filter(Boolean));

const schema = z.object({
  IDENTITY_PROVIDER_PORT: z.coerce.number().int().min(0).max(65_535).default(3992),
  /** Password of everybody in the domain. */
  IDENTITY_PROVIDER_PASSWORD: z.string().min(8).default('fly-octo-2026'),
  /** Secret of the one client that both applications share. */
  IDENTITY_PROVIDER_CLIENT_SECRET: z.string().min(16),
  /** Public addresses of the applications, comma separated: where sign-ins may lead back to. */
  IDENTITY_PROVIDER_APPLICATIONS: list.default([
    'http://localhost:3000',
    'http://localhost:3001',
    'http://127.0.0.1:3000',
    'http://127.0.0.1:3001',
  ]),
});

/** How a local identity domain is set up. */
export interface IdentityProviderSettings {
  readonly port: number;
  readonly password: string;
  readonly clientSecret: string;
  readonly applications: readonly string[];
}

/** Reads the settings; empty strings count as unset. @throws with every problem at once */
export function readIdentityProviderSettings(
  env: Readonly<Record<string, string | undefined>>,
): IdentityProviderSettings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  - ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Settings are wrong:\n${problems.join('\n')}`);
  }
  return {
    port: parsed.data.IDENTITY_PROVIDER_PORT,
    password: parsed.data.IDENTITY_PROVIDER_PASSWORD,
    clientSecret: parsed.data.IDENTITY_PROVIDER_CLIENT_SECRET,
    applications: parsed.data.IDENTITY_PROVIDER_APPLICATIONS,
  };
}
