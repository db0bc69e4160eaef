import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type Database } from '../../db';
import { testDatabaseUrl } from '../../testing';
import { MS } from '../../time';
import { findSession } from '../find-session';
import { createSso, type SsoOutcome, type SsoParts } from './sso-sign-in';
import { type ScriptedDomain, startScriptedDomain } from './testing/scripted-domain';
import { Visitor } from './testing/visitor';

const SESSION = '__Host-octo_test';
const limits = { idleMs: MS.hour, absoluteMs: 12 * MS.hour };
let db: Database;
let domain: ScriptedDomain;

beforeAll(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'sso-test', poolMax: 10 });
  domain = await startScriptedDomain();
});
afterAll(async () => {
  await domain.close();
  await db.$disconnect();
});

interface Context {
  readonly now: () => Date;
  readonly db: Database;
  readonly userAgent: string | null;
}

/** An application on the scripted domain, which remembers what it was told to write down. */
function makeApplication(changes: Partial<SsoParts<Context>> = {}) {
  const { config } = domain;
  const written: SsoOutcome[] = [];
  const counted: boolean[] = [];
  const sso = createSso<Context>({
    application: 'shop',
    settings: () => ({
      IDCS_DOMAIN_URL: config.domainUrl,
      IDCS_CLIENT_ID: config.clientId,
      IDCS_CLIENT_SECRET: config.clientSecret,
      AUTH_SECRET: config.secret,
      IDCS_ISSUER: config.issuer,
      IDCS_SCOPE: config.scope,
      IDCS_CLOCK_SKEW_SECONDS: config.clockSkewSeconds,
      IDCS_LINK_BY_EMAIL: true,
      IDCS_ROLE_GROUPS: [],
    }),
    publicUrl: () => 'http://localhost:1',
    pathAfterLogout: () => '/bye',
    sessionCookie: () => ({ name: 'octo_test', isSecure: true }),
    sessionLimits: () => limits,
    signInPath: ({ error = '' }) => `/login?sso_error=${error}`,
    safeReturnTo: () => '/',
    record: async (_context, _tx, outcome) => {
      written.push(outcome);
    },
    count: ({ isAccepted }) => void counted.push(isAccepted),
    signOut: async () => undefined,
    ...changes,
  });
  return {
    sso,
    written,
    counted,
    visitor: new Visitor<Context>(sso.handlers, (given) => ({ ...given, db, userAgent: null })),
  };
}

/** Leaves and comes back as somebody with these claims. @returns where the browser is led then */
async function signInAs(visitor: Visitor<Context>, claims: Readonly<Record<string, unknown>>): Promise<URL> {
  const away = await visitor.leave();
  const nonce = away.searchParams.get('nonce') ?? '';
  const idToken = await domain.idToken({ nonce, ...claims });
  domain.token = { status: 200, body: { id_token: idToken, access_token: 'access' } };
  domain.userInfo = { status: 200, body: { sub: claims.sub } };
  return visitor.comeBack({ code: 'a-code', state: away.searchParams.get('state') ?? '' });
}

function somebody() {
  const sub = crypto.randomUUID();
  return { sub, email: `${sub}@example.com`, email_verified: true, name: 'Some Body' };
}

const sessionOf = (visitor: Visitor<Context>, now = new Date()) =>
  findSession(db, { token: visitor.cookies.get(SESSION) ?? '', application: 'shop', limits, now });

describe('single sign-on of an application', () => {
  it('makes an account, opens a session for it, and writes that down', async () => {
    const { visitor, written } = makeApplication();
    const person = somebody();
    expect((await signInAs(visitor, person)).pathname).toBe('/');
    const session = await sessionOf(visitor);
    expect(session?.email).toBe(person.email);
    expect(written).toEqual([
      {
        isAccepted: true,
        sessionId: session?.sessionId,
        user: expect.objectContaining({ userId: session?.userId, how: 'provisioned' }),
      },
    ]);
  });

  it('ends the session that the browser had', async () => {
    const { visitor } = makeApplication();
    const person = somebody();
    await signInAs(visitor, person);
    const before = visitor.cookies.get(SESSION) ?? '';
    await signInAs(visitor, person);
    expect(visitor.cookies.get(SESSION)).not.toBe(before);
    expect(await findSession(db, { token: before, application: 'shop', limits, now: new Date() })).toBeNull();
    expect(await sessionOf(visitor)).not.toBeNull();
  });

  it('says why somebody may not come in, keeps what was written, and opens nothing', async () => {
    const person = { ...somebody(), email_verified: false };
    const name = `probe-${person.sub}`.slice(0, 80);
    const { visitor, written, counted } = makeApplication({
      record: async (_context, tx, outcome) => {
        written.push(outcome);
        await tx.$executeRaw`/* test.note */ INSERT INTO job_leases (name) VALUES (${name})`;
      },
    });
    const led = await signInAs(visitor, person);
    expect(led.searchParams.get('sso_error')).toBe('email_not_verified');
    expect(counted).toEqual([false]);
    expect(written).toEqual([{ isAccepted: false, code: 'email_not_verified', userId: null }]);
    const notes = await db.$queryRaw<
      object[]
    >`/* test.notes */ SELECT name FROM job_leases WHERE name = ${name}`;
    expect(notes).toHaveLength(1);
    expect(visitor.cookies.has(SESSION)).toBe(false);
  });

  it('opens no session when what the application does first fails', async () => {
    const { visitor, written, counted } = makeApplication({
      admit: () => Promise.reject(new Error('no record')),
    });
    const person = somebody();
    await expect(signInAs(visitor, person)).rejects.toThrow('no record');
    expect(counted).toEqual([]);
    expect(written).toEqual([]);
    expect(
      await db.$queryRaw<object[]>`/* test.users */ SELECT id FROM users WHERE email = ${person.email}`,
    ).toEqual([]);
  });

  it('leads out of the domain only for sessions that the domain opened', async () => {
    const { visitor, sso } = makeApplication();
    await signInAs(visitor, somebody());
    const context = { now: () => new Date(), db, userAgent: null };
    const away = await sso.logoutUrl(context, visitor.cookies.get(SESSION) ?? null);
    expect(new URL(away ?? 'http://none').searchParams.get('post_logout_redirect_uri')).toBe(
      'http://localhost:1/bye',
    );
    expect(await sso.logoutUrl(context, 'b'.repeat(43))).toBeNull();
    expect(await sso.logoutUrl(context, null)).toBeNull();
  });

  it('is off where no domain is configured', async () => {
    const { sso } = makeApplication({
      settings: () => ({
        IDCS_SCOPE: 'openid',
        IDCS_CLOCK_SKEW_SECONDS: 60,
        IDCS_LINK_BY_EMAIL: true,
        IDCS_ROLE_GROUPS: [],
      }),
    });
    expect(sso.identityDomain()).toBeNull();
    expect(await sso.logoutUrl({ now: () => new Date(), db, userAgent: null }, 'a'.repeat(43))).toBeNull();
  });
});
