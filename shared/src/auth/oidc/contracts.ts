import { z } from 'zod';
import { defineContract } from '../../contracts';

/** Every answer of the way in and out leads on by its Location header. */
const REDIRECT = {
  method: 'GET',
  auth: 'public',
  response: z.null(),
  status: 302,
  isIdempotent: false,
} as const;

/** Leaves for the identity domain. */
export const ssoLoginContract = defineContract({
  ...REDIRECT,
  id: 'sso.login',
  path: '/api/auth/sso/login',
  summary: 'Leads to the sign-in of the identity domain (authorization code, PKCE S256, state, nonce).',
  query: z.object({ returnTo: z.string().max(2_000).optional() }),
});

/** Comes back from the identity domain. */
export const ssoCallbackContract = defineContract({
  ...REDIRECT,
  id: 'sso.callback',
  path: '/api/auth/sso/callback',
  summary:
    'Takes the answer of the identity domain, opens a session and leads back to where the sign-in began.',
  query: z.object({
    code: z.string().max(8_000).optional(),
    state: z.string().max(500).optional(),
    error: z.string().max(200).optional(),
    iss: z.string().max(500).optional(),
  }),
});

/** Ends the session here and at the identity domain. */
export const ssoLogoutContract = defineContract({
  ...REDIRECT,
  id: 'sso.logout',
  path: '/api/auth/sso/logout',
  summary: 'Ends the session and leads to the sign-out of the identity domain.',
});

/** Whether there is single sign-on. */
export const ssoStatusContract = defineContract({
  id: 'sso.status',
  method: 'GET',
  path: '/api/auth/sso/status',
  summary: 'Whether single sign-on is set up, and with which identity domain.',
  auth: 'public',
  response: z.object({
    configured: z.boolean(),
    provider: z.literal('oci-iam'),
    domainUrl: z.string().nullable(),
    verifyJwt: z.literal(true),
  }),
});
