import type { RouteCase } from './route-case';

const invalid = { status: 400, code: 'validation_failed' } as const;

/** The way to the identity domain and back; what is wrong with an answer of the domain is told on the sign-in page. */
export const ssoRoutes = (app: RouteCase['app']): readonly RouteCase[] => [
  {
    app,
    file: 'api/auth/sso/login/route.ts',
    operations: [
      {
        method: 'GET',
        path: () => '/api/auth/sso/login',
        auth: 'public',
        bad: {
          'a novel for a way back': {
            path: () => `/api/auth/sso/login?returnTo=/${'x'.repeat(2_000)}`,
            ...invalid,
          },
        },
      },
    ],
  },
  {
    app,
    file: 'api/auth/sso/callback/route.ts',
    operations: [
      {
        method: 'GET',
        path: () => '/api/auth/sso/callback',
        auth: 'public',
        bad: {
          'a novel for a state': {
            path: () => `/api/auth/sso/callback?state=${'x'.repeat(501)}`,
            ...invalid,
          },
        },
      },
    ],
  },
  {
    app,
    file: 'api/auth/sso/logout/route.ts',
    operations: [{ method: 'GET', path: () => '/api/auth/sso/logout', auth: 'public' }],
  },
  {
    app,
    file: 'api/auth/sso/status/route.ts',
    operations: [{ method: 'GET', path: () => '/api/auth/sso/status', auth: 'public' }],
  },
];
