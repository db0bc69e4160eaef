import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type Database, withTransaction } from '../../db';
import { testDatabaseUrl } from '../../testing';
import { MS } from '../../time';
import { openSession } from '../sessions';
import type { SsoPerson } from './person';
import { resolveSsoUser, type SsoPolicy } from './resolve-user';

const now = new Date('2026-03-01T12:00:00.000Z');
const shop: SsoPolicy = { application: 'shop', roleGroups: [], canLinkByEmail: true };
const console: SsoPolicy = {
  application: 'console',
  roleGroups: [
    { role: 'admin', group: 'Admins' },
    { role: 'viewer', group: 'Viewers' },
  ],
  canLinkByEmail: true,
};
let db: Database;

beforeAll(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'sso-test', poolMax: 10 });
});
afterAll(() => db.$disconnect());

function somebody(changes: Partial<SsoPerson> = {}): SsoPerson {
  const id = crypto.randomUUID();
  return {
    issuer: 'https://domain.example',
    subject: id,
    email: `${id}@example.com`,
    isEmailVerified: true,
    name: 'Some Body',
    groups: null,
    ...changes,
  };
}

const resolve = (person: SsoPerson, policy: SsoPolicy) =>
  withTransaction(db, (tx) => resolveSsoUser(tx, person, policy, now));
const accountOf = (person: SsoPerson) => db.user.findUnique({ where: { email: person.email ?? '' } });
const makeAccount = (person: SsoPerson, changes: Record<string, unknown> = {}) =>
  db.user.create({
    data: { email: person.email ?? '', name: 'Old', role: 'customer', passwordHash: 'hash', ...changes },
  });

describe('a first sign-in', () => {
  it('makes an account with a proven address, found again by issuer and subject alone', async () => {
    const person = somebody();
    const first = await resolve(person, shop);
    expect(first).toMatchObject({ isAccepted: true, user: { role: 'customer', how: 'provisioned' } });
    expect(await accountOf(person)).toMatchObject({ passwordHash: null, emailVerifiedAt: now });
    const moved = { ...person, email: 'another@example.com', isEmailVerified: false };
    const again = await resolve(moved, shop);
    expect(again).toMatchObject({ isAccepted: true, user: { email: person.email, how: 'known' } });
  });

  it('at the same moment in two browsers makes one account', async () => {
    const person = somebody();
    const outcomes = await Promise.all([resolve(person, shop), resolve(person, shop)]);
    expect(outcomes.every(({ isAccepted }) => isAccepted)).toBe(true);
    expect(await db.userIdentity.count({ where: { subject: person.subject } })).toBe(1);
  });

  it('needs an address, and a verified one', async () => {
    expect(await resolve(somebody({ email: null }), shop)).toMatchObject({ code: 'email_missing' });
    const unverified = somebody({ isEmailVerified: false });
    expect(await resolve(unverified, shop)).toMatchObject({ code: 'email_not_verified' });
    expect(await accountOf(unverified)).toBeNull();
  });

  it('in the console needs a group, and leaves nothing behind without one', async () => {
    const stranger = somebody({ groups: ['Gardeners'] });
    expect(await resolve(stranger, console)).toMatchObject({ code: 'no_operator_role' });
    expect(await accountOf(stranger)).toBeNull();
    const operator = somebody({ groups: ['Viewers', 'Admins'] });
    expect(await resolve(operator, console)).toMatchObject({ user: { role: 'admin', how: 'provisioned' } });
  });
});

describe('an account with the same address', () => {
  it('is linked by a verified address and keeps its password and role', async () => {
    const person = somebody();
    await makeAccount(person, { role: 'manager' });
    expect(await resolve(person, console)).toMatchObject({ user: { role: 'manager', how: 'linked' } });
    expect(await accountOf(person)).toMatchObject({ passwordHash: 'hash', emailVerifiedAt: now });
    expect(await resolve(person, console)).toMatchObject({ user: { how: 'known' } });
  });

  it('is not linked by an address that nobody verified', async () => {
    const person = somebody({ isEmailVerified: false });
    await makeAccount(person, { role: 'admin' });
    expect(await resolve(person, console)).toMatchObject({ code: 'email_not_verified' });
  });

  it('is taken from whoever registered with it and never proved it', async () => {
    const person = somebody();
    const { id: userId } = await makeAccount(person);
    const limits = { idleMs: MS.hour, absoluteMs: MS.hour };
    await openSession(db, { userId, application: 'shop', limits, now, ipAddress: null, userAgent: null });
    expect(await resolve(person, shop)).toMatchObject({ isAccepted: true, user: { userId, how: 'linked' } });
    expect(await accountOf(person)).toMatchObject({ passwordHash: null, emailVerifiedAt: now });
    expect(await db.userSession.count({ where: { userId, revokedAt: null } })).toBe(0);
  });

  it('of a proven customer keeps its password', async () => {
    const person = somebody();
    await makeAccount(person, { emailVerifiedAt: now });
    await resolve(person, shop);
    expect(await accountOf(person)).toMatchObject({ passwordHash: 'hash' });
  });

  it('is not given to a second identity of the issuer', async () => {
    const person = somebody();
    await resolve(person, shop);
    const successor = { ...person, subject: crypto.randomUUID() };
    expect(await resolve(successor, shop)).toMatchObject({ code: 'link_refused' });
    expect(await db.userIdentity.count({ where: { subject: successor.subject } })).toBe(0);
    expect(await resolve(person, shop)).toMatchObject({ isAccepted: true });
  });

  it('stays alone when linking is off', async () => {
    const person = somebody();
    await makeAccount(person);
    expect(await resolve(person, { ...shop, canLinkByEmail: false })).toMatchObject({ code: 'link_refused' });
  });

  it('that is deactivated stays closed, linked or not', async () => {
    const [linked, other] = [somebody(), somebody()];
    await resolve(linked, shop);
    await db.user.updateMany({ where: { email: linked.email ?? '' }, data: { isActive: false } });
    await makeAccount(other, { isActive: false });
    for (const person of [linked, other])
      expect(await resolve(person, shop)).toMatchObject({ code: 'account_disabled' });
  });
});

describe('groups', () => {
  it('decide the role at every sign-in, also downwards', async () => {
    const person = somebody({ groups: ['Admins'] });
    await resolve(person, console);
    expect(await resolve({ ...person, groups: ['Viewers'] }, console)).toMatchObject({
      user: { role: 'viewer' },
    });
    expect(await resolve({ ...person, groups: [] }, console)).toMatchObject({ code: 'no_operator_role' });
    expect(await accountOf(person)).toMatchObject({ role: 'customer' });
  });

  it('change nothing when the domain does not tell them', async () => {
    const person = somebody({ groups: ['Admins'] });
    await resolve(person, console);
    expect(await resolve({ ...person, groups: null }, console)).toMatchObject({ user: { role: 'admin' } });
  });

  it('of operators do not open the shop', async () => {
    const person = somebody({ groups: ['Admins'] });
    await resolve(person, console);
    expect(await resolve(person, shop)).toMatchObject({ code: 'operator_account' });
  });
});
