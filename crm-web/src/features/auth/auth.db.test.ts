import { hashPassword } from '@octo/shared/auth';
import { createDatabase, type Database } from '@octo/shared/db';
import { isAppError } from '@octo/shared/errors';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CrmContext } from '@/context';
import { signIn, signOut } from './auth.service';

const start = new Date('2026-03-01T12:00:00Z');
let db: Database;
let passwordHash: string;

beforeAll(async () => {
  const url = await testDatabaseUrl();
  // Read by config() on first use.
  process.env.DATABASE_URL = url;
  process.env.INTERNAL_SERVICE_KEY = 'a-key-for-tests-only';
  db = createDatabase({ url, applicationName: 'auth-test', poolMax: 20 });
  passwordHash = await hashPassword('right');
});
afterAll(() => db.$disconnect());

function visitor(now = start): CrmContext {
  return {
    ids: { requestId: 'r', correlationId: 'c', traceId: null },
    db,
    observatory: null,
    now: () => now,
    operator: null,
    isService: false,
    ipAddress: '192.0.2.7',
    userAgent: 'test',
  };
}

async function makeUser(role = 'support') {
  const email = `${crypto.randomUUID()}@octo.example`;
  const { id } = await db.user.create({ data: { email, name: 'Op', passwordHash, role } });
  return { id, email };
}

const auditOf = (actorName: string) =>
  db.auditLog.findMany({
    where: { actorName },
    orderBy: { id: 'asc' },
    select: { action: true, details: true, ipAddress: true },
  });

describe('signing in', () => {
  it('opens a session, ends the one before, and writes both down', async () => {
    const { id, email } = await makeUser();
    const first = await signIn(visitor(), { email, password: 'right' });
    const second = await signIn(visitor(), { email, password: 'right', previousToken: first.token });
    expect(second.token).not.toBe(first.token);
    expect(second.expiresAt).toEqual(new Date('2026-03-02T00:00:00Z'));
    const sessions = await db.userSession.findMany({ where: { userId: id }, orderBy: { id: 'asc' } });
    expect(sessions.map(({ revokedAt }) => revokedAt !== null)).toEqual([true, false]);
    await signOut(
      { ...visitor(), operator: { userId: id, email, name: 'Op', role: 'support' } },
      second.token,
    );
    await signOut(visitor(), second.token);
    expect((await auditOf(email)).map(({ action }) => action)).toEqual([
      'session.sign_in',
      'session.sign_in',
      'session.sign_out',
    ]);
  });

  it('refuses a wrong password and an unknown address with the same words', async () => {
    const { email } = await makeUser();
    const refusals = await Promise.all(
      [email, 'nobody@octo.example'].map((address) =>
        signIn(visitor(), { email: address, password: 'wrong' }).catch((error: unknown) => error),
      ),
    );
    for (const error of refusals) expect(isAppError(error, 'invalid_credentials')).toBe(true);
    expect(new Set(refusals.map((error) => JSON.stringify(error))).size).toBe(1);
    expect(await auditOf(email)).toMatchObject([
      { action: 'session.sign_in_failed', ipAddress: '192.0.2.7' },
    ]);
    expect(await auditOf('n***@octo.example')).toHaveLength(1);
  });

  it('sends a customer to the shop without a session, and writes it down', async () => {
    const { id, email } = await makeUser('customer');
    const refusal = await signIn(visitor(), { email, password: 'right' }).catch((error: unknown) => error);
    expect(isAppError(refusal, 'forbidden')).toBe(true);
    expect(refusal).toMatchObject({ detail: expect.stringContaining('belongs to the shop') });
    expect(await db.userSession.count({ where: { userId: id } })).toBe(0);
    expect(await db.auditLog.findMany({ where: { actorUserId: id } })).toMatchObject([
      { action: 'session.sign_in_refused', actorName: expect.stringContaining('***') },
    ]);
  });

  it('locks after five failures, says for how long, and writes it down', async () => {
    const { email } = await makeUser();
    const attempt = (password: string) =>
      signIn(visitor(), { email, password }).catch((error: unknown) => error);
    for (let count = 1; count <= 4; count += 1) await attempt('wrong');
    expect(await attempt('wrong')).toMatchObject({ code: 'account_locked', retryAfterSeconds: 60 });
    expect(await attempt('right')).toMatchObject({ code: 'account_locked', retryAfterSeconds: 60 });
    expect((await auditOf(email)).map(({ action }) => action).slice(-2)).toEqual([
      'session.locked',
      'session.locked',
    ]);
  });

  it('works for many at the same moment, each with a session of its own', async () => {
    const { id, email } = await makeUser();
    const opened = await Promise.all(
      Array.from({ length: 6 }, () => signIn(visitor(), { email, password: 'right' })),
    );
    expect(new Set(opened.map(({ token }) => token)).size).toBe(6);
    expect(await db.userSession.count({ where: { userId: id, revokedAt: null } })).toBe(6);
  });
});
