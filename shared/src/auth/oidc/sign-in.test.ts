import { createPublicKey } from 'node:crypto';
import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SecurityEventRow, startSecurityEvents } from '../../security';
import { type ScriptedDomain, startScriptedDomain } from './testing/scripted-domain';
import { makeApplication, Visitor } from './testing/visitor';

const PENDING = '__Host-octo_test_sso';
const SESSION = '__Host-octo_test';

let domain: ScriptedDomain;
let app: ReturnType<typeof makeApplication>;
let visitor: Visitor;

beforeAll(async () => {
  domain = await startScriptedDomain();
});
afterAll(() => domain.close());
beforeEach(() => {
  domain.calls.length = 0;
  domain.keysStatus = 200;
  domain.userInfo = { status: 200, body: { sub: 'person-1' } };
  app = makeApplication(domain.config);
  visitor = new Visitor(app.handlers, (context) => context);
});

/** Leaves, lets the domain answer with a token of these claims, and comes back. */
async function signInWith(
  token: (nonce: string) => Promise<string> | string,
  returnTo?: string,
): Promise<URL> {
  const away = await visitor.leave(returnTo);
  const nonce = away.searchParams.get('nonce') ?? '';
  domain.token = { status: 200, body: { id_token: await token(nonce), access_token: 'access' } };
  return visitor.comeBack({ code: 'a-code', state: away.searchParams.get('state') ?? '' });
}

const errorOf = (url: URL) => url.searchParams.get('sso_error');
const seconds = () => Math.floor(Date.now() / 1_000);

describe('leaving', () => {
  it('asks for a code with PKCE, state and nonce, and seals what must come back', async () => {
    const away = await visitor.leave('/ok');
    expect(away.origin + away.pathname).toBe(`${domain.config.domainUrl}/oauth2/v1/authorize`);
    expect(Object.fromEntries(away.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'the-client',
      redirect_uri: domain.config.redirectUri,
      scope: domain.config.scope,
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    const sealed = visitor.cookies.get(PENDING) ?? '';
    expect(sealed.split('.')).toHaveLength(5);
    expect(sealed).not.toContain(away.searchParams.get('state'));
  });

  it('sets a cookie that scripts cannot read and that lives ten minutes', async () => {
    const { result } = await app.handlers.login(
      { now: () => new Date() },
      { query: {}, params: {}, body: {} },
    );
    expect(result.cookies?.[0]).toMatch(
      /^__Host-octo_test_sso=\S+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/,
    );
  });

  it('uses new secrets every time', async () => {
    const [first, second] = [await visitor.leave(), await visitor.leave()];
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(first.searchParams.get(name)).not.toBe(second.searchParams.get(name));
  });
});

describe('coming back', () => {
  it('lets in whoever the domain vouched for, once', async () => {
    const back = await signInWith(
      (nonce) => domain.idToken({ nonce, groups: [{ name: 'OCTO_Admins' }] }),
      '/ok/deep?q=1',
    );
    expect(back.pathname + back.search).toBe('/ok/deep?q=1');
    expect(app.letIn[0]?.person).toEqual({
      issuer: domain.config.issuer,
      subject: 'person-1',
      email: 'person@example.com',
      isEmailVerified: true,
      name: 'Person',
      groups: ['OCTO_Admins'],
    });
    expect(visitor.cookies.has(PENDING)).toBe(false);
    expect(visitor.cookies.get(SESSION)).toBe('a'.repeat(43));
  });

  it('asks for claims that the token leaves out, and mixes in no stranger', async () => {
    const bare = (nonce: string) => domain.idToken({ nonce, email: undefined, groups: undefined });
    domain.userInfo.body = { sub: 'person-1', email: 'Told@Example.com', groups: ['A'] };
    await signInWith(bare);
    expect(app.letIn[0]?.person).toMatchObject({ email: 'told@example.com', groups: ['A'] });
    domain.userInfo.body = { sub: 'somebody-else', email: 'told@example.com' };
    expect(errorOf(await signInWith(bare))).toBe('invalid_id_token');
  });

  it('refuses a forged state', async () => {
    await visitor.leave();
    expect(errorOf(await visitor.comeBack({ code: 'x', state: 'f'.repeat(43) }))).toBe('invalid_state');
    expect(domain.calls).not.toContain('/oauth2/v1/token');
  });

  it('records what nobody honest sends', async () => {
    const rows: SecurityEventRow[] = [];
    const stop = startSecurityEvents('test', async (batch) => {
      rows.push(...batch);
    });
    await visitor.comeBack({ code: 'x', state: 'forged' });
    await signInWith(() => domain.idToken({ nonce: 'another' }));
    await signInWith((nonce) => domain.idToken({ nonce }));
    await stop();
    expect(rows.map(({ attackType }) => attackType)).toEqual(['csrf', 'auth_bypass']);
  });

  it('refuses a state that was used, whatever came of it', async () => {
    const away = await visitor.leave();
    const answer = { error: 'access_denied', state: away.searchParams.get('state') ?? '' };
    expect(errorOf(await visitor.comeBack(answer))).toBe('access_denied');
    expect(errorOf(await visitor.comeBack(answer))).toBe('invalid_state');
  });

  it('refuses an answer that this browser did not ask for (login CSRF)', async () => {
    const attacker = new Visitor(app.handlers, (context) => context);
    const away = await attacker.leave();
    const answer = { code: 'the-code-of-the-attacker', state: away.searchParams.get('state') ?? '' };
    expect(errorOf(await visitor.comeBack(answer))).toBe('invalid_state');
    await visitor.leave();
    expect(errorOf(await visitor.comeBack(answer))).toBe('invalid_state');
    expect(app.letIn).toEqual([]);
  });

  it('refuses a cookie that was changed, or sealed for another application', async () => {
    const away = await visitor.leave();
    const state = away.searchParams.get('state') ?? '';
    const sealed = visitor.cookies.get(PENDING) ?? '';
    visitor.cookies.set(PENDING, `${sealed.slice(0, -2)}AA`);
    expect(errorOf(await visitor.comeBack({ code: 'x', state }))).toBe('invalid_state');
    const other = makeApplication(domain.config, {
      sessionCookie: () => ({ name: 'octo_other', isSecure: true }),
    });
    const elsewhere = new Visitor(other.handlers, (context) => context);
    elsewhere.cookies.set('__Host-octo_other_sso', sealed);
    expect(errorOf(await elsewhere.comeBack({ code: 'x', state }))).toBe('invalid_state');
  });

  it('refuses a late answer', async () => {
    const away = await visitor.leave();
    visitor.now = new Date(Date.now() + 10 * 60_000 + 1_000);
    const state = away.searchParams.get('state') ?? '';
    expect(errorOf(await visitor.comeBack({ code: 'x', state }))).toBe('expired_state');
  });

  it('refuses an answer in the name of another issuer', async () => {
    const away = await visitor.leave();
    const state = away.searchParams.get('state') ?? '';
    expect(errorOf(await visitor.comeBack({ code: 'x', state, iss: 'https://evil.example/' }))).toBe(
      'invalid_state',
    );
  });

  it.each([
    [{}, 'missing_code'],
    [{ error: 'server_error' }, 'provider_error'],
    [{ error: '<script>' }, 'provider_error'],
  ])('says what is wrong with %j', async (answer, code) => {
    const away = await visitor.leave('/ok');
    const back = await visitor.comeBack({ ...answer, state: away.searchParams.get('state') ?? '' });
    expect([errorOf(back), back.searchParams.get('returnTo')]).toEqual([code, '/ok']);
  });

  it('says that the code was refused, or that no ID token came', async () => {
    const attempt = async (token: ScriptedDomain['token']) => {
      const away = await visitor.leave();
      domain.token = token;
      return errorOf(await visitor.comeBack({ code: 'x', state: away.searchParams.get('state') ?? '' }));
    };
    expect(await attempt({ status: 400, body: { error: 'invalid_grant' } })).toBe('token_exchange_failed');
    expect(await attempt({ status: 200, body: 'text' })).toBe('token_exchange_failed');
    expect(await attempt({ status: 200, body: { access_token: 'x' } })).toBe('missing_id_token');
    expect(await attempt({ status: 503, body: {} })).toBe('provider_unavailable');
  });

  it('leads to no other site', async () => {
    for (const target of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
      const back = await signInWith((nonce) => domain.idToken({ nonce }), target);
      expect(back.href).toBe('https://app.example/');
    }
  });
});

describe('the ID token', () => {
  const refused = (make: (nonce: string) => Promise<string> | string) => async () => {
    expect(errorOf(await signInWith(make))).toBe('invalid_id_token');
    expect(app.letIn).toEqual([]);
  };
  const now = seconds();

  it(
    'with another nonce is refused',
    refused(() => domain.idToken({ nonce: 'another' })),
  );
  it(
    'without a nonce is refused',
    refused(() => domain.idToken({})),
  );
  it(
    'of another issuer is refused',
    refused((nonce) => domain.idToken({ nonce, iss: 'https://evil.example/' })),
  );
  it(
    'for another audience is refused',
    refused((nonce) => domain.idToken({ nonce, aud: 'another-client' })),
  );
  it(
    'made for another party is refused',
    refused((nonce) => domain.idToken({ nonce, azp: 'another-client' })),
  );
  it(
    'that is over is refused',
    refused((nonce) => domain.idToken({ nonce, iat: now - 300, exp: now - 61 - 60 })),
  );
  it(
    'from the future is refused',
    refused((nonce) => domain.idToken({ nonce, iat: now + 600, exp: now + 900 })),
  );
  it(
    'that is old is refused, however long it may live',
    refused((nonce) => domain.idToken({ nonce, iat: now - 3_600, exp: now + 3_600 })),
  );
  it(
    'without an instant of issue is refused',
    refused((nonce) => domain.idToken({ nonce, iat: undefined })),
  );
  it(
    'that is not signed (alg none) is refused',
    refused((nonce) =>
      new UnsecuredJWT({ iss: domain.config.issuer, aud: 'the-client', sub: 'person-1', nonce })
        .setIssuedAt()
        .setExpirationTime('5m')
        .encode(),
    ),
  );
  it(
    'signed with our copy of the public key as a secret (HS256) is refused',
    refused((nonce) =>
      new SignJWT({ iss: domain.config.issuer, aud: 'the-client', sub: 'person-1', nonce })
        .setProtectedHeader({ alg: 'HS256', kid: domain.publicKey().kid as string })
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(
          Buffer.from(
            createPublicKey({ key: domain.publicKey(), format: 'jwk' }).export({
              type: 'spki',
              format: 'pem',
            }),
          ),
        ),
    ),
  );
  it(
    'with changed claims is refused',
    refused(async (nonce) => {
      const [header, , signature] = (await domain.idToken({ nonce })).split('.');
      const [, forged] = new UnsecuredJWT({
        iss: domain.config.issuer,
        aud: 'the-client',
        sub: 'boss',
        nonce,
      })
        .setIssuedAt()
        .setExpirationTime('5m')
        .encode()
        .split('.');
      return `${header}.${forged}.${signature}`;
    }),
  );
  it(
    'that is no token is refused',
    refused(() => 'not.a.token'),
  );

  it('may be off by the clock skew that is allowed', async () => {
    await signInWith((nonce) => domain.idToken({ nonce, iat: seconds() + 50, exp: seconds() + 600 }));
    await signInWith((nonce) => domain.idToken({ nonce, iat: seconds() - 300, exp: seconds() - 50 }));
    expect(app.letIn).toHaveLength(2);
  });
});

describe('keys', () => {
  const keyCalls = () => domain.calls.filter((path) => path.endsWith('/jwk')).length;

  it('are asked for once an hour', async () => {
    for (let count = 0; count < 3; count += 1) await signInWith((nonce) => domain.idToken({ nonce }));
    expect([app.letIn.length, keyCalls()]).toEqual([3, 1]);
    visitor.now = new Date(Date.now() + 3_600_000);
    const skewed = { iat: seconds() + 3_600, exp: seconds() + 4_000 };
    await signInWith((nonce) => domain.idToken({ nonce, ...skewed }));
    expect([app.letIn.length, keyCalls()]).toEqual([4, 2]);
  });

  it('are asked for once more when a token names an unknown one: a rotation goes unnoticed', async () => {
    await signInWith((nonce) => domain.idToken({ nonce }));
    await domain.rotate();
    await signInWith((nonce) => domain.idToken({ nonce }));
    expect([app.letIn.length, keyCalls()]).toEqual([2, 2]);
  });

  it('are not asked for again and again because of a key that nobody has', async () => {
    await signInWith((nonce) => domain.idToken({ nonce }));
    const back = await signInWith((nonce) => domain.idToken({ nonce }, { kid: 'nobody-has-this' }));
    expect([errorOf(back), keyCalls()]).toEqual(['invalid_id_token', 2]);
  });

  it('that cannot be asked for are a domain that is away, not a bad token', async () => {
    domain.keysStatus = 401;
    expect(errorOf(await signInWith((nonce) => domain.idToken({ nonce })))).toBe('provider_unavailable');
  });
});

describe('a domain that is away', () => {
  it('is told on our own page, before anybody is sent there', async () => {
    const away = await startScriptedDomain();
    await away.close();
    const back = await new Visitor(makeApplication(away.config).handlers, (context) => context).leave('/ok');
    expect([back.origin, errorOf(back)]).toEqual(['https://app.example', 'provider_unavailable']);
  });

  it('that never was is said as well', async () => {
    const { handlers } = makeApplication(null);
    expect(errorOf(await new Visitor(handlers, (context) => context).leave())).toBe('not_configured');
    expect(await handlers.status()).toMatchObject({ configured: false, domainUrl: null });
  });
});

describe('signing out', () => {
  it('leads to the domain when the session came from there, and never from another site', async () => {
    const signedOut: string[] = [];
    const { handlers } = makeApplication(domain.config, {
      signOut: async (_context, token) => {
        signedOut.push(token);
        return 'https://domain.example/oauth2/v1/userlogout';
      },
    });
    const leaver = new Visitor(handlers, (context) => context);
    leaver.cookies.set(SESSION, 'b'.repeat(43));
    expect((await leaver.logOut({ 'sec-fetch-site': 'cross-site' })).pathname).toBe('/login');
    expect([signedOut.length, leaver.cookies.has(SESSION)]).toEqual([0, true]);
    expect((await leaver.logOut()).host).toBe('domain.example');
    expect([signedOut.length, leaver.cookies.has(SESSION)]).toEqual([1, false]);
    expect((await leaver.logOut()).pathname).toBe('/login');
  });
});
