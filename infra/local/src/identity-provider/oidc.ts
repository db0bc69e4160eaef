import { randomBytes } from 'node:crypto';
import Provider, { type Configuration, type JWK } from 'oidc-provider';
import { logoutPage, messagePage } from './pages';
import type { People } from './people';
import type { SigningKey } from './signing-keys';

/** The one client of the domain; both applications use it, as they may in OCI IAM. */
export const CLIENT_ID = 'octo-platform';

const SCOPES = ['openid', 'profile', 'email', 'get_groups'];

/** What a provider is made of. */
export interface DomainParts {
  readonly issuer: string;
  readonly people: People;
  readonly applications: readonly string[];
  readonly clientSecret: string;
  /** The first one signs; the others still verify what they signed. */
  readonly keys: readonly SigningKey[];
}

/** Secrets of the browser's cookies, the same for every provider of the process: rotating keys signs nobody out. */
const COOKIE_KEYS = [randomBytes(32).toString('base64url')];

/** Makes a provider with the paths of an OCI IAM identity domain. */
export function makeProvider(parts: DomainParts): Provider {
  const { issuer, people, applications, clientSecret, keys } = parts;
  const configuration: Configuration = {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: clientSecret,
        client_name: 'OCTO platform',
        redirect_uris: applications.map((origin) => `${origin}/api/auth/sso/callback`),
        post_logout_redirect_uris: applications.flatMap((origin) => [
          `${origin}/`,
          `${origin}/login`,
          `${origin}/sign-in`,
        ]),
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_basic',
        id_token_signed_response_alg: 'RS256',
      },
    ],
    jwks: { keys: [...keys] as JWK[] },
    responseTypes: ['code'],
    scopes: SCOPES,
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username'],
      email: ['email', 'email_verified'],
      get_groups: ['groups'],
    },
    pkce: { required: () => true },
    cookies: { keys: COOKIE_KEYS },
    routes: {
      authorization: '/oauth2/v1/authorize',
      token: '/oauth2/v1/token',
      userinfo: '/oauth2/v1/userinfo',
      end_session: '/oauth2/v1/userlogout',
      jwks: '/admin/v1/SigningCert/jwk',
    },
    ttl: { Interaction: 600, Session: 8 * 3_600, Grant: 8 * 3_600, AccessToken: 600, IdToken: 600 },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = logoutPage(form);
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = messagePage('Signed out', 'You are signed out of the local identity domain.');
        },
      },
    },
    interactions: { url: (_ctx, interaction) => `/login/${interaction.uid}` },
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = messagePage('This does not work', out.error_description ?? out.error);
    },
    findAccount: (_ctx, subject) => {
      const person = people.bySubject(subject);
      if (!person) return undefined;
      return {
        accountId: subject,
        claims: () => ({
          sub: subject,
          name: person.name,
          preferred_username: person.email,
          email: person.email,
          email_verified: person.isEmailVerified,
          // As a domain lists them: members of the user resource, not bare names.
          groups: person.groups.map((name) => ({ name, id: name.toLowerCase() })),
        }),
      };
    },
    // The applications belong to the owner of the domain: nobody is asked for consent.
    loadExistingGrant: async (ctx) => {
      const { client, session, provider } = ctx.oidc;
      if (!client || !session?.accountId) return undefined;
      const known = session.grantIdFor(client.clientId);
      if (known) return provider.Grant.find(known);
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope(SCOPES.join(' '));
      await grant.save();
      return grant;
    },
  };
  return new Provider(issuer, configuration);
}
