import 'server-only';
import { z } from 'zod';
import { booleanSetting, type RawSettings, urlSetting } from '../../config';
import { parseRoleGroups, type RoleGroups } from './role-groups';

/** Settings of single sign-on, by name. Either the first three and AUTH_SECRET are given, or nothing of them is. */
export const ssoSettings = {
  /** Address of the identity domain (`https://idcs-….identity.oraclecloud.com`). Without it there is no SSO. */
  IDCS_DOMAIN_URL: urlSetting.optional(),
  IDCS_CLIENT_ID: z.string().min(1).optional(),
  IDCS_CLIENT_SECRET: z.string().min(1).optional(),
  /** Seals the cookie between leaving for the identity domain and coming back. */
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  /** `iss` of its tokens, where that is not its address: `https://identity.oraclecloud.com/` in OCI IAM. */
  IDCS_ISSUER: z.url().optional(),
  /** Where the domain leads back to, where that is not the public address with `/api/auth/sso/callback`. */
  IDCS_REDIRECT_URI: z.url({ protocol: /^https?$/ }).optional(),
  IDCS_POST_LOGOUT_REDIRECT: z.url({ protocol: /^https?$/ }).optional(),
  IDCS_SCOPE: z
    .string()
    .regex(/(?:^| )openid(?: |$)/, 'must contain openid')
    .default('openid profile email get_groups'),
  /** Which groups give which role: `admin=OCTO_Admins,viewer=OCTO_Viewers`. Without it groups mean nothing. */
  IDCS_ROLE_GROUPS: z
    .string()
    .default('')
    .transform((text, ctx): RoleGroups => {
      const { groups, problems } = parseRoleGroups(text);
      for (const message of problems) ctx.addIssue({ code: 'custom', message });
      return groups;
    }),
  /** Whether a verified e-mail links a first sign-in to an account that has the same address. */
  IDCS_LINK_BY_EMAIL: booleanSetting.default(true),
  /** How far the clocks of the domain and of this service may be apart. */
  IDCS_CLOCK_SKEW_SECONDS: z.coerce.number().int().min(0).max(300).default(60),
} as const;

const shape = z.object(ssoSettings);

/** The settings of {@link ssoSettings}, read. */
export type SsoSettings = z.output<typeof shape>;

const REQUIRED = ['IDCS_DOMAIN_URL', 'IDCS_CLIENT_ID', 'IDCS_CLIENT_SECRET'];

/** What is wrong with the settings of single sign-on taken together: half a configuration must not start. */
export function ssoProblems(values: RawSettings): string[] {
  const given = Object.keys(ssoSettings).filter((name) => name.startsWith('IDCS_') && values[name]);
  if (given.length === 0) return [];
  const problems = [...REQUIRED, 'AUTH_SECRET']
    .filter((name) => !values[name])
    .map((name) => `${name}: is required because ${given.join(', ')} is set; set it, or none of them`);
  const isLocal = (values.DEPLOYMENT_ENVIRONMENT ?? 'local') === 'local';
  if (!isLocal && values.IDCS_DOMAIN_URL?.startsWith('http://'))
    problems.push('IDCS_DOMAIN_URL: must be an https address outside of a local installation');
  return problems;
}

/** Everything that signing in with an identity domain needs to know. */
export interface SsoConfig {
  readonly domainUrl: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly secret: string;
  readonly redirectUri: string;
  readonly postLogoutRedirect: string;
  readonly scope: string;
  readonly clockSkewSeconds: number;
}

/**
 * The configuration of one application; null without single sign-on.
 * @param publicUrl address of the application as browsers see it
 * @param loginPath where signing out leads
 */
export function ssoConfig(settings: SsoSettings, publicUrl: string, loginPath: string): SsoConfig | null {
  const { IDCS_DOMAIN_URL, IDCS_CLIENT_ID, IDCS_CLIENT_SECRET, AUTH_SECRET } = settings;
  if (!IDCS_DOMAIN_URL || !IDCS_CLIENT_ID || !IDCS_CLIENT_SECRET || !AUTH_SECRET) return null;
  return {
    domainUrl: IDCS_DOMAIN_URL,
    issuer: settings.IDCS_ISSUER ?? IDCS_DOMAIN_URL,
    clientId: IDCS_CLIENT_ID,
    clientSecret: IDCS_CLIENT_SECRET,
    secret: AUTH_SECRET,
    redirectUri: settings.IDCS_REDIRECT_URI ?? `${publicUrl}/api/auth/sso/callback`,
    postLogoutRedirect: settings.IDCS_POST_LOGOUT_REDIRECT ?? `${publicUrl}${loginPath}`,
    scope: settings.IDCS_SCOPE,
    clockSkewSeconds: settings.IDCS_CLOCK_SKEW_SECONDS,
  };
}
