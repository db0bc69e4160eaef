import { createSsoHandlers, IdentityDomain, type ProvenPerson } from '@octo/shared/auth/oidc';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type IdentityProvider, startIdentityProvider } from './server';
import { TestBrowser } from './testing/browser';

const PASSWORD = 'a-password-of-tests';
const APP = 'http://localhost:1';
let provider: IdentityProvider;
let letIn: ProvenPerson[];
let handlers: ReturnType<typeof makeHandlers>;
let browser: TestBrowser;

function makeHandlers() {
  const domain = new IdentityDomain({
    domainUrl: provider.url,
    issuer: provider.url,
    clientId: provider.clientId,
    clientSecret: 'a secret: of tests + %',
    secret: 's'.repeat(43),
    redirectUri: `${APP}/api/auth/sso/callback`,
    postLogoutRedirect: `${APP}/login`,
    scope: 'openid profile email get_groups',
    clockSkewSeconds: 60,
  });
  return createSsoHandlers<{ readonly now: () => Date }>({
    domain: () => domain,
    sessionCookie: () => ({ name: 'octo_test', isSecure: false }),
    signInPath: ({ error }) => `/login?sso_error=${error}`,
    safeReturnTo: () => '/',
    signIn: async (_context, proven) => {
      letIn.push(proven);
      return { token: 'a'.repeat(43), expiresAt: new Date('2030-01-01T00:00:00Z') };
    },
    signOut: async () => domain.logoutUrl(letIn[0]?.idToken ?? ''),
  });
}

const context = { now: () => new Date() };

async function leave() {
  const { result } = await handlers.login(context, { query: {}, params: {}, body: {} });
  return { url: result.headers?.location ?? '', cookie: result.cookies?.[0]?.split(';')[0] ?? '' };
}

async function comeBack(back: URL, cookie: string): Promise<string> {
  const request = new Request(back, { headers: { cookie } });
  const query = Object.fromEntries(back.searchParams);
  const { result } = await handlers.callback(context, { query, params: {}, body: {} }, request);
  return result.headers?.location ?? '';
}

async function signIn(email: string): Promise<string> {
  const { url, cookie } = await leave();
  return comeBack(await browser.signIn(url, email, PASSWORD), cookie);
}

beforeAll(async () => {
  provider = await startIdentityProvider({
    port: 0,
    password: PASSWORD,
    clientSecret: 'a secret: of tests + %',
    applications: [APP],
  });
});
afterAll(() => provider.close());
beforeEach(() => {
  letIn = [];
  browser = new TestBrowser();
  handlers = makeHandlers();
});

describe('the local identity domain', () => {
  it('has the paths of an OCI IAM domain', async () => {
    const answer = await fetch(`${provider.url}/.well-known/openid-configuration`);
    expect(await answer.json()).toMatchObject({
      issuer: provider.url,
      authorization_endpoint: `${provider.url}/oauth2/v1/authorize`,
      token_endpoint: `${provider.url}/oauth2/v1/token`,
      userinfo_endpoint: `${provider.url}/oauth2/v1/userinfo`,
      end_session_endpoint: `${provider.url}/oauth2/v1/userlogout`,
      jwks_uri: `${provider.url}/admin/v1/SigningCert/jwk`,
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
    });
  });

  it('vouches for its people, with groups', async () => {
    expect(await signIn('Admin@octo.example')).toBe('/');
    expect(letIn[0]?.person).toEqual({
      issuer: provider.url,
      subject: 'op-admin',
      email: 'admin@octo.example',
      isEmailVerified: true,
      name: 'Ada Lindqvist',
      groups: ['OCTO_Admins'],
    });
  });

  it('tells which address nobody verified, and takes new people', async () => {
    await signIn('unverified@customer.example');
    expect(letIn[0]?.person.isEmailVerified).toBe(false);
    provider.putPerson({
      subject: 'x-1',
      email: 'x@y.example',
      name: 'X',
      isEmailVerified: true,
      groups: [],
    });
    browser = new TestBrowser();
    await signIn('x@y.example');
    expect(letIn[1]?.person.subject).toBe('x-1');
  });

  it('keeps whoever proved nothing', async () => {
    const { url } = await leave();
    const form = (await browser.open(url)).location;
    const { location, text } = await browser.open(form, {
      username: 'admin@octo.example"><b>',
      password: 'wrong',
      decision: 'sign-in',
    });
    expect(location).toBe('');
    expect(text).toContain('User name or password is not right.');
    expect(text).not.toContain('"><b>');
  });

  it('tells that somebody gave up', async () => {
    const { url, cookie } = await leave();
    const form = (await browser.open(url)).location;
    let at = (await browser.open(form, { decision: 'cancel' })).location;
    while (at.startsWith(provider.url)) at = (await browser.open(at)).location;
    expect(await comeBack(new URL(at), cookie)).toBe('/login?sso_error=access_denied');
  });

  it('redeems a code once', async () => {
    const { url, cookie } = await leave();
    const back = await browser.signIn(url, 'admin@octo.example', PASSWORD);
    expect(await comeBack(back, cookie)).toBe('/');
    // Even with the cookie that a browser no longer has.
    expect(await comeBack(back, cookie)).toBe('/login?sso_error=token_exchange_failed');
  });

  it('redeems a code for the browser that asked for it only', async () => {
    const [mine, theirs] = [await leave(), await leave()];
    const back = await browser.signIn(theirs.url, 'admin@octo.example', PASSWORD);
    back.searchParams.set('state', new URL(mine.url).searchParams.get('state') ?? '');
    expect(await comeBack(back, mine.cookie)).toBe('/login?sso_error=token_exchange_failed');
    expect(letIn).toEqual([]);
  });

  it('refuses a way back that it does not know, and leads nowhere', async () => {
    const { url } = await leave();
    const { location, text } = await browser.open(url.replace('localhost%3A1', 'evil.example'));
    expect([location, text.includes('redirect_uri')]).toEqual(['', true]);
  });

  it('changes its keys without anybody noticing', async () => {
    await signIn('admin@octo.example');
    await provider.rotateKeys();
    expect(await signIn('admin@octo.example')).toBe('/');
    const kids = letIn.map(({ idToken }) => JSON.parse(atob(idToken.split('.')[0] ?? '')).kid as string);
    expect(new Set(kids).size).toBe(2);
  });

  it('signs out, and asks for the password again', async () => {
    await signIn('admin@octo.example');
    const request = new Request(`${APP}/api/auth/sso/logout`, {
      headers: { cookie: `octo_test=${'a'.repeat(43)}` },
    });
    const { result } = await handlers.logout(context, null, request);
    const { text } = await browser.open(result.headers?.location ?? '');
    const [, action = '', xsrf = ''] = /action="([^"]+)"[\s\S]*name="xsrf" value="([^"]+)"/.exec(text) ?? [];
    const { location } = await browser.open(action, { xsrf, logout: 'yes' });
    expect(location).toBe(`${APP}/login`);
    expect((await browser.open((await leave()).url)).location).toContain('/login/');
  });
});
