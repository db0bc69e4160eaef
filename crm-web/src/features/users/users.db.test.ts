import {
  composeAccountMail,
  findSession,
  hashPassword,
  issueAccessToken,
  openSession,
} from '@octo/shared/auth';
import { ROLES } from '@octo/shared/auth/permissions';
import { createDatabase, type Database } from '@octo/shared/db';
import { testDatabaseUrl } from '@octo/shared/testing';
import { addMs, MS } from '@octo/shared/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CrmContext } from '@/context';
import { signIn } from '@/features/auth/auth.service';
import { operatorOfLink, requestReset, setPassword } from '@/features/auth/set-password.service';
import { createKey, listKeys, revokeKey } from '@/features/keys/keys.service';
import { endSession, listOpenSessions } from '@/features/sessions/sessions.service';
import { changeRole, inviteOperator, sendPasswordLink, setActive, signOutUser } from './change-user.service';
import { getUser, listUsers } from './users.service';

const PASSWORD = 'a long walk by the sea';
const limits = { idleMs: MS.hour, absoluteMs: MS.day };
let db: Database;
let passwordHash: string;

beforeAll(async () => {
  const url = await testDatabaseUrl();
  // Read by config() on first use.
  process.env.DATABASE_URL = url;
  process.env.INTERNAL_SERVICE_KEY = 'a-key-for-tests-only';
  db = createDatabase({ url, applicationName: 'users-test', poolMax: 10 });
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(() => db.$disconnect());

function as(operator: CrmContext['operator']): CrmContext {
  return {
    ids: { requestId: 'r', correlationId: 'c', traceId: null },
    db,
    observatory: null,
    now: () => new Date(),
    operator,
    isService: false,
    ipAddress: '192.0.2.7',
    userAgent: 'test',
  };
}

async function makeUser(role = 'support') {
  const email = `${crypto.randomUUID()}@octo.example`;
  const { id } = await db.user.create({ data: { email, name: 'Op', role, passwordHash } });
  return { id, email, context: as({ userId: id, email, name: 'Op', role }) };
}

const open = (userId: number) =>
  openSession(db, {
    userId,
    application: 'console',
    limits,
    now: new Date(),
    ipAddress: null,
    userAgent: null,
  });
const find = (token: string) => findSession(db, { token, application: 'console', limits, now: new Date() });
const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );
const auditOf = (resourceType: string, id: number) =>
  db.auditLog.findMany({ where: { resourceType, resourceId: String(id) }, orderBy: { id: 'asc' } });

async function mailedToken(to: string): Promise<string> {
  const events = await db.outboxEvent.findMany({ where: { destination: 'mail' }, orderBy: { id: 'desc' } });
  const request = events.map(({ payload }) => payload as { template: string; to: string });
  const compose = composeAccountMail({ db, addresses: { shop: 's', crm: 'c' }, clock: () => new Date() });
  const found = request.find((mail) => mail.to === to);
  const mail = found && (await compose(found));
  return /token=([\w-]{43})$/.exec(mail?.link?.url ?? '')?.[1] ?? '';
}

const invitation = { name: 'Nova', role: 'support' as const };
const key = {
  kind: 'script' as const,
  name: 'Export',
  days: 1,
  limit: null,
  scopes: ['orders:read' as const],
};

const DOORS: readonly (readonly [string, readonly string[], (context: CrmContext) => Promise<unknown>])[] = [
  ['the list of users', ['admin', 'manager'], (context) => listUsers(context, {})],
  ['a user', ['admin', 'manager'], (context) => getUser(context, 1)],
  ['the sessions', ['admin', 'manager'], listOpenSessions],
  ['an invitation', ['admin'], (context) => inviteOperator(context, { ...invitation, email: 'x@y.example' })],
  ['a change of role', ['admin'], (context) => changeRole(context, { id: 1, role: 'viewer' })],
  ['closing an account', ['admin'], (context) => setActive(context, { id: 1, isActive: true })],
  ['a password link', ['admin'], (context) => sendPasswordLink(context, { id: 1 })],
  ['signing somebody out', ['admin'], (context) => signOutUser(context, { id: 1 })],
  ['ending a session', ['admin'], (context) => endSession(context, { id: 1 })],
  ['the keys', ['admin'], listKeys],
  ['a new key', ['admin'], (context) => createKey(context, key)],
  ['ending a key', ['admin'], (context) => revokeKey(context, { id: 1 })],
];

describe.each(DOORS)('%s', (_name, allowed, run) => {
  it('is refused to every other role and to nobody', async () => {
    for (const role of ROLES.filter((candidate) => !allowed.includes(candidate))) {
      const context = as({ userId: 1, email: 'x@octo.example', name: 'X', role });
      expect(await failure(run(context))).toMatchObject({ code: 'forbidden' });
    }
    expect(await failure(run(as(null)))).toMatchObject({ code: 'unauthenticated' });
  });
});

describe('an operator', () => {
  it('is invited by mail, chooses a password once, and signs in', async () => {
    const { context } = await makeUser('admin');
    const email = `${crypto.randomUUID()}@octo.example`;
    const { id } = await inviteOperator(context, { ...invitation, email });
    expect(await failure(inviteOperator(context, { ...invitation, email }))).toMatchObject({
      fields: [{ path: 'email' }],
    });
    expect(await failure(signIn(as(null), { email, password: PASSWORD }))).toMatchObject({
      code: 'invalid_credentials',
    });
    const token = await mailedToken(email);
    expect(await operatorOfLink(as(null), token)).toMatchObject({ email });
    expect(await failure(setPassword(as(null), { token, password: 'password123' }))).toMatchObject({
      code: 'validation_failed',
    });
    await setPassword(as(null), { token, password: PASSWORD });
    expect(await failure(setPassword(as(null), { token, password: PASSWORD }))).toMatchObject({
      code: 'link_invalid',
    });
    expect(await signIn(as(null), { email, password: PASSWORD })).toMatchObject({
      token: expect.any(String),
    });
    expect((await auditOf('user', id)).map(({ action }) => action)).toEqual([
      'user.invite',
      'user.set_password',
    ]);
  });

  it('chooses a new password by a link of their own, but a customer not here', async () => {
    const { email } = await makeUser();
    await requestReset(as(null), { email });
    await setPassword(as(null), { token: await mailedToken(email), password: 'another walk by the sea' });
    expect(await failure(signIn(as(null), { email, password: PASSWORD }))).not.toBeNull();
    const customer = await makeUser('customer');
    await requestReset(as(null), { email: customer.email });
    const token = await mailedToken(customer.email);
    expect(await failure(setPassword(as(null), { token, password: PASSWORD }))).toMatchObject({
      code: 'link_invalid',
    });
  });

  it('gets another role, which is written down, but never by themselves', async () => {
    const admin = await makeUser('admin');
    const other = await makeUser();
    await changeRole(admin.context, { id: other.id, role: 'customer' });
    expect((await getUser(admin.context, other.id)).user.role).toBe('customer');
    expect(await auditOf('user', other.id)).toMatchObject([
      { action: 'user.change_role', details: { role: 'support → customer' }, actorName: admin.email },
    ]);
    for (const work of [
      changeRole(admin.context, { id: admin.id, role: 'viewer' }),
      setActive(admin.context, { id: admin.id, isActive: false }),
    ]) {
      expect(await failure(work)).toMatchObject({ code: 'conflict' });
    }
    expect(await failure(changeRole(admin.context, { id: 99_999_999, role: 'viewer' }))).toMatchObject({
      code: 'not_found',
    });
  });

  it('loses sessions and keys with the account', async () => {
    const admin = await makeUser('admin');
    const other = await makeUser();
    const { token } = await open(other.id);
    await issueAccessToken(db, 'x'.repeat(32), {
      kind: 'script',
      name: 'Export',
      userId: other.id,
      scopes: ['orders:read'],
      rateLimitPerMinute: null,
      createdByUserId: other.id,
      expiresAt: addMs(new Date(), MS.day),
      now: new Date(),
    });
    await setActive(admin.context, { id: other.id, isActive: false });
    expect(await find(token)).toBeNull();
    expect(await auditOf('user', other.id)).toMatchObject([
      { action: 'user.deactivate', details: { sessions: 1, tokens: 1 } },
    ]);
    await setActive(admin.context, { id: other.id, isActive: true });
    expect(await find(token)).toBeNull();
  });

  it('is signed out of one session or all of them', async () => {
    const admin = await makeUser('admin');
    const other = await makeUser();
    const [one, two] = [await open(other.id), await open(other.id)];
    const listed = await listOpenSessions(admin.context);
    expect(listed.items.some(({ user }) => user?.email === other.email)).toBe(true);
    await endSession(admin.context, { id: one.sessionId });
    expect(await failure(endSession(admin.context, { id: one.sessionId }))).toMatchObject({
      code: 'not_found',
    });
    expect([await find(one.token), (await find(two.token))?.userId]).toEqual([null, other.id]);
    await sendPasswordLink(admin.context, { id: other.id });
    await signOutUser(admin.context, { id: other.id });
    expect(await find(two.token)).toBeNull();
  });
});

describe('the list', () => {
  it('filters by role and text and goes back and forth', async () => {
    const { context, email } = await makeUser('admin');
    expect((await listUsers(context, { q: email.slice(0, 12) })).items.map((user) => user.email)).toEqual([
      email,
    ]);
    expect(
      (await listUsers(context, { role: 'operator' })).items.some(({ role }) => role === 'customer'),
    ).toBe(false);
    await db.user.createMany({
      data: Array.from({ length: 60 }, (_, index) => ({
        email: `page-${index}-${crypto.randomUUID()}@octo.example`,
        name: 'Page',
        role: 'analyst',
      })),
    });
    const first = await listUsers(context, { role: 'analyst' });
    expect(first.items).toHaveLength(50);
    expect(first.nextCursor).not.toBeNull();
    expect(JSON.stringify(first)).not.toContain('argon2');
  });
});
