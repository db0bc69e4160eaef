/** Settings by which both applications and the local identity domain find each other. */
import { createHash } from 'node:crypto';

/** Groups of the seeded people, and the role that each gives. */
const ROLE_GROUPS = {
  admin: 'OCTO_Admins',
  manager: 'OCTO_Managers',
  support: 'OCTO_Support',
  analyst: 'OCTO_Analysts',
  viewer: 'OCTO_Viewers',
  'chaos-operator': 'OCTO_Chaos_Operators',
};

/** The domain is a third party: it gets a secret of its own, never the one that it is made from. */
const clientSecret = ({ AUTH_SECRET = '' }) =>
  createHash('sha256').update(`local identity domain ${AUTH_SECRET}`).digest('base64url');

/** What the applications need to sign in with the local domain; nothing where there is none. */
export function localSsoSettings({ identityPort, secrets }) {
  if (!identityPort || !secrets.AUTH_SECRET) return {};
  return {
    IDCS_DOMAIN_URL: `http://127.0.0.1:${identityPort}`,
    IDCS_CLIENT_ID: 'octo-platform',
    IDCS_CLIENT_SECRET: clientSecret(secrets),
    IDCS_ROLE_GROUPS: Object.entries(ROLE_GROUPS)
      .map(([role, group]) => `${role}=${group}`)
      .join(','),
  };
}

/** What the domain itself gets: no secret of ours, no database. */
export function identityProviderEnvironment({ identityPort, shopPort, crmPort, secrets, env }, base) {
  const origins = ['localhost', '127.0.0.1'].flatMap((host) => [
    `http://${host}:${shopPort}`,
    `http://${host}:${crmPort}`,
  ]);
  return {
    ...base,
    NODE_ENV: 'production',
    IDENTITY_PROVIDER_PORT: String(identityPort),
    IDENTITY_PROVIDER_CLIENT_SECRET: clientSecret(secrets),
    IDENTITY_PROVIDER_APPLICATIONS: origins.join(','),
    ...(env.DEMO_PASSWORD ? { IDENTITY_PROVIDER_PASSWORD: env.DEMO_PASSWORD } : {}),
  };
}
