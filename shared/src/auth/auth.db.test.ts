import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type Database, statementCount } from '../db';
import { testDatabaseUrl } from '../testing';
import { addMs, MS } from '../time';
import { checkPassword } from './check-password';
import { findSession } from './find-session';
import { hashPassword } from './password';
import { listSessionsOf, revokeSessionById } from './session-list';
import { deleteOldSessions, openSession, revokeSession, revokeSessionsOf } from './sessions';

const start = new Date('2026-03-01T12:00:00.000Z');
const limits = { idleMs: MS.hour, absoluteMs: 12 * MS.hour };
let db: Database;
let passwordHash: string;

beforeAll(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'auth-test', poolMax: 30 });
  passwordHash = await hashPassword('right');
});
afterAll(() => db.$disconnect());

async function makeUser(changes: { isActive?: boolean; role?: string } = {}) {
  const email = `${crypto.randomUUID()}@octo.example`;
  const user = await db.user.create({
    data: { email, name: 'Op', passwordHash, role: 'viewer', ...changes },
  });
  return { id: user.id, email };
}

async function open(userId: number) {
  return openSession(db, {
    userId,
    application: 'console',
    limits,
    now: start,
    ipAddress: '127.0.0.1',
    userAgent: 'x'.repeat(900),
  });
}

const at = (ms: number) => addMs(start, ms);
const find = (token: string, now: Date) => findSession(db, { token, application: 'console', limits, now });

describe('sessions', () => {
  it('belong to their user and store no token', async () => {
    const user = await makeUser({ role: 'manager' });
    const { token } = await open(user.id);
    expect(await find(token, at(0))).toMatchObject({ userId: user.id, email: user.email, role: 'manager' });
    const [row] = await db.userSession.findMany({ where: { userId: user.id } });
    expect(JSON.stringify(row)).not.toContain(token);
    expect(await find('b'.repeat(43), at(0))).toBeNull();
  });

  it('open nothing in the other application', async () => {
    const { token } = await open((await makeUser()).id);
    expect(await findSession(db, { token, application: 'shop', limits, now: at(0) })).toBeNull();
    expect(await find(token, at(0))).not.toBeNull();
  });

  it("are listed for their user and ended one by one, but never somebody else's", async () => {
    const [user, other] = await Promise.all([makeUser(), makeUser()]);
    const [one, two] = [await open(user.id), await open(user.id)];
    expect((await listSessionsOf(db, user.id, at(1))).map(({ id }) => id)).toEqual([
      two.sessionId,
      one.sessionId,
    ]);
    expect(
      await revokeSessionById(db, { sessionId: one.sessionId, userId: other.id, now: at(1) }),
    ).toBeNull();
    expect(await find(one.token, at(1))).not.toBeNull();
    expect(await revokeSessionById(db, { sessionId: one.sessionId, userId: user.id, now: at(1) })).toEqual({
      userId: user.id,
    });
    expect(await find(one.token, at(1))).toBeNull();
    const three = await open(user.id);
    expect(await revokeSessionsOf(db, user.id, at(2), three.sessionId)).toBe(1);
    expect(await find(three.token, at(2))).not.toBeNull();
  });

  it('end after the idle time without a request', async () => {
    const { token } = await open((await makeUser()).id);
    expect(await find(token, at(MS.hour - 1))).not.toBeNull();
    // The request above moved the end by an hour, from where it was made.
    expect(await find(token, at(2 * MS.hour - 2))).not.toBeNull();
    expect(await find(token, at(3 * MS.hour - 2))).toBeNull();
  });

  it('end at the absolute time, however busy they are', async () => {
    const { token } = await open((await makeUser()).id);
    for (let minutes = 50; minutes < 12 * 60; minutes += 50) {
      expect(await find(token, at(minutes * MS.minute))).not.toBeNull();
    }
    expect(await find(token, at(12 * MS.hour - 1))).not.toBeNull();
    expect(await find(token, at(12 * MS.hour))).toBeNull();
  });

  it('write last_seen at most once a minute', async () => {
    const user = await makeUser();
    const { token } = await open(user.id);
    const seen = async () =>
      (await db.userSession.findFirstOrThrow({ where: { userId: user.id } })).lastSeenAt;
    await find(token, at(59_999));
    expect(await seen()).toEqual(start);
    await Promise.all(Array.from({ length: 8 }, () => find(token, at(60_000))));
    expect(await seen()).toEqual(at(60_000));
  });

  it('end at once when revoked or when their user is deactivated', async () => {
    const user = await makeUser();
    const [one, two, three] = await Promise.all([open(user.id), open(user.id), open(user.id)]);
    expect(await revokeSession(db, one.token, at(1))).toEqual({ userId: user.id });
    expect(await revokeSession(db, one.token, at(2))).toBeNull();
    expect(await find(one.token, at(3))).toBeNull();
    expect(await find(two.token, at(3))).not.toBeNull();
    await db.user.update({ where: { id: user.id }, data: { isActive: false } });
    expect(await find(two.token, at(4))).toBeNull();
    expect(await revokeSessionsOf(db, user.id, at(5))).toBe(2);
    expect(await find(three.token, at(6))).toBeNull();
  });

  it('are found together, each with what it is now', async () => {
    const [user, other] = await Promise.all([makeUser({ role: 'manager' }), makeUser()]);
    const [own, foreign, ended] = [await open(user.id), await open(other.id), await open(user.id)];
    await revokeSession(db, ended.token, at(1));
    const before = statementCount();
    const found = await Promise.all(
      [own, foreign, ended, own].map(({ token }) => find(token, at(2))).concat(find('c'.repeat(43), at(2))),
    );
    expect(statementCount() - before).toBe(1);
    expect(found.map((session) => session?.userId ?? null)).toEqual([user.id, other.id, null, user.id, null]);
  });

  it('of one request change nothing for another: a revocation and a role count from the next question on', async () => {
    const user = await makeUser({ role: 'manager' });
    const { token } = await open(user.id);
    for (let round = 0; round < 20; round += 1) {
      const role = round % 2 === 0 ? 'viewer' : 'manager';
      // Others keep the reader busy, so that statements are under way when the change is made.
      const crowd = Array.from({ length: 8 }, () => find(token, at(1)));
      await db.$executeRaw`/* test.setRole */ UPDATE users SET role = ${role} WHERE id = ${user.id}`;
      expect((await find(token, at(1)))?.role).toBe(role);
      await Promise.all(crowd);
    }
    const crowd = Array.from({ length: 8 }, () => find(token, at(1)));
    await revokeSession(db, token, at(1));
    expect(await find(token, at(1))).toBeNull();
    await Promise.all(crowd);
  });

  it('are deleted a week after their end', async () => {
    const user = await makeUser();
    await open(user.id);
    await deleteOldSessions(db, at(7 * MS.day));
    expect(await db.userSession.count({ where: { userId: user.id } })).toBe(1);
    await deleteOldSessions(db, at(7 * MS.day + 13 * MS.hour));
    expect(await db.userSession.count({ where: { userId: user.id } })).toBe(0);
  });
});

describe('checking a password', () => {
  const check = (email: string, password: string, now = start) => checkPassword(db, { email, password, now });

  it('accepts the right one in any spelling of the address', async () => {
    const user = await makeUser();
    expect(await check(`  ${user.email.toUpperCase()} `, 'right')).toMatchObject({ outcome: 'accepted' });
  });

  it('answers the same for a wrong password, an unknown address and a deactivated account', async () => {
    const user = await makeUser();
    const gone = await makeUser({ isActive: false });
    expect((await check(user.email, 'wrong')).outcome).toBe('refused');
    expect((await check('nobody@octo.example', 'right')).outcome).toBe('refused');
    expect((await check(gone.email, 'right')).outcome).toBe('refused');
  });

  it('locks at the fifth failure in a row, longer each time, and forgets after a success', async () => {
    const { email } = await makeUser();
    for (let attempt = 1; attempt <= 4; attempt += 1)
      expect((await check(email, 'wrong')).outcome).toBe('refused');
    expect(await check(email, 'wrong')).toMatchObject({ outcome: 'locked', retryAfterSeconds: 60 });
    expect(await check(email, 'right', at(59_999))).toMatchObject({
      outcome: 'locked',
      retryAfterSeconds: 1,
    });
    expect(await check(email, 'wrong', at(60_000))).toMatchObject({
      outcome: 'locked',
      retryAfterSeconds: 120,
    });
    expect((await check(email, 'right', at(180_000))).outcome).toBe('accepted');
    expect((await check(email, 'wrong', at(180_001))).outcome).toBe('refused');
  });

  it('does not lengthen a lock by attempts made during it', async () => {
    const { email } = await makeUser();
    for (let attempt = 1; attempt <= 5; attempt += 1) await check(email, 'wrong');
    for (let attempt = 1; attempt <= 5; attempt += 1) await check(email, 'wrong', at(30_000));
    expect((await check(email, 'right', at(60_000))).outcome).toBe('accepted');
  });

  it('counts guesses that arrive at the same moment exactly', async () => {
    const user = await makeUser();
    const guesses = await Promise.all(Array.from({ length: 12 }, () => check(user.email, 'wrong')));
    expect(guesses.filter(({ outcome }) => outcome === 'refused')).toHaveLength(4);
    const { failedSignInCount, lockedUntil } = await db.user.findUniqueOrThrow({ where: { id: user.id } });
    expect(failedSignInCount).toBe(5);
    expect(lockedUntil).toEqual(at(MS.minute));
    expect((await check(user.email, 'right')).outcome).toBe('locked');
  });

  it('lets many sign in at the same moment', async () => {
    const { email } = await makeUser();
    const checks = await Promise.all(Array.from({ length: 8 }, () => check(email, 'right')));
    expect(checks.every(({ outcome }) => outcome === 'accepted')).toBe(true);
  });
});
