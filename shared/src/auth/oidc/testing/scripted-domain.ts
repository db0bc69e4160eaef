import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import type { SsoConfig } from '../settings';

/** An identity domain that answers what a test tells it to. */
export interface ScriptedDomain {
  readonly config: SsoConfig;
  /** Paths that were asked for, in order. */
  readonly calls: string[];
  /** The next answers of the token endpoint. */
  token: { status: number; body: unknown };
  userInfo: { status: number; body: unknown };
  keysStatus: number;
  /** Signs with a new key; the keys that are handed out are the new one alone. */
  readonly rotate: () => Promise<void>;
  readonly publicKey: () => JWK;
  /** A good ID token with changes. */
  readonly idToken: (claims: JWTPayload, header?: { kid?: string }) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Starts the domain on a free port. */
export async function startScriptedDomain(): Promise<ScriptedDomain> {
  const calls: string[] = [];
  let kid = 0;
  let pair = await generateKeyPair('RS256', { extractable: true });
  let jwk: JWK = {};
  const publish = async () => {
    kid += 1;
    jwk = { ...(await exportJWK(pair.publicKey)), kid: `key-${kid}`, alg: 'RS256', use: 'sig' };
  };
  await publish();
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    calls.push(path);
    request.resume();
    const answers: Record<string, { status: number; body: unknown }> = {
      '/oauth2/v1/token': domain.token,
      '/oauth2/v1/userinfo': domain.userInfo,
      '/admin/v1/SigningCert/jwk': { status: domain.keysStatus, body: { keys: [jwk] } },
      '/.well-known/openid-configuration': { status: 200, body: {} },
    };
    const { status, body } = answers[path] ?? { status: 404, body: {} };
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const domainUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const config: SsoConfig = {
    domainUrl,
    issuer: 'https://identity.oraclecloud.com/',
    clientId: 'the-client',
    clientSecret: 'the secret: + %',
    secret: 's'.repeat(43),
    redirectUri: 'http://localhost:1/api/auth/sso/callback',
    postLogoutRedirect: 'http://localhost:1/login',
    scope: 'openid profile email get_groups',
    clockSkewSeconds: 60,
  };
  const domain: ScriptedDomain = {
    config,
    calls,
    token: { status: 200, body: {} },
    userInfo: { status: 200, body: {} },
    keysStatus: 200,
    rotate: async () => {
      pair = await generateKeyPair('RS256', { extractable: true });
      await publish();
    },
    publicKey: () => jwk,
    idToken: (claims, header = {}) => {
      const seconds = Math.floor(Date.now() / 1_000);
      return new SignJWT({
        iss: config.issuer,
        aud: [config.clientId, config.issuer],
        sub: 'person-1',
        iat: seconds,
        exp: seconds + 600,
        email: 'person@example.com',
        email_verified: true,
        name: 'Person',
        groups: [],
        ...claims,
      })
        .setProtectedHeader({ alg: 'RS256', kid: jwk.kid as string, ...header })
        .sign(pair.privateKey);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return domain;
}
