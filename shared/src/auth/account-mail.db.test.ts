import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase, type Database } from '../db';
import { dispatchDue } from '../events';
import { deleteSentMails, type Mail, startMailDispatcher } from '../mail';
import { deferred, testDatabaseUrl } from '../testing';
import { addMs, MS } from '../time';
import { type AccountMail, composeAccountMail, enqueueAccountMail } from './account-mail';
import { deleteOldOneTimeTokens, findOneTimeToken, takeOneTimeToken } from './one-time-tokens';
import { deleteUnconfirmedAccounts } from './unconfirmed-accounts';

const now = new Date('2026-03-01T12:00:00.000Z');
const addresses = { shop: 'https://shop.octo.example', crm: 'https://crm.octo.example' };
let db: Database;

beforeAll(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'mail-test', poolMax: 10 });
});
afterAll(() => db.$disconnect());
beforeEach(() => db.outboxEvent.deleteMany());

async function makeUser(changes: { role?: string; isActive?: boolean; emailVerifiedAt?: Date } = {}) {
  const email = `${crypto.randomUUID()}@example.com`;
  const { id } = await db.user.create({ data: { email, name: 'Ada', role: 'customer', ...changes } });
  return { id, email };
}

const write = (template: AccountMail, to: string) =>
  composeAccountMail({ db, addresses, clock: () => now })({ template, to });
const tokenOf = (mail: Mail | null) => /token=([\w-]{43})$/.exec(mail?.link?.url ?? '')?.[1] ?? '';

describe('mails about accounts', () => {
  it('lead a new customer to the shop, and an existing one away from registering again', async () => {
    const fresh = await makeUser();
    const known = await makeUser({ emailVerifiedAt: now });
    const first = await write('account.registered', fresh.email);
    expect(first?.link?.url).toMatch(/^https:\/\/shop\.octo\.example\/verify-email\?token=[\w-]{43}$/);
    expect(await write('account.registered', known.email)).toMatchObject({
      subject: 'You already have an account',
      link: { url: 'https://shop.octo.example/forgot-password' },
    });
  });

  it('lead operators to the console', async () => {
    const { email } = await makeUser({ role: 'support' });
    for (const template of ['operator.invited', 'account.password_reset'] as const) {
      expect((await write(template, email))?.link?.url).toMatch(
        /^https:\/\/crm\.octo\.example\/set-password\?token=/,
      );
    }
  });

  it('are not written to strangers, deactivated accounts, or for templates that do not exist', async () => {
    const gone = await makeUser({ isActive: false });
    const { email } = await makeUser();
    expect(await write('account.password_reset', 'nobody@example.com')).toBeNull();
    expect(await write('account.password_reset', gone.email)).toBeNull();
    expect(
      await composeAccountMail({ db, addresses, clock: () => now })({ template: 'x', to: email }),
    ).toBeNull();
  });

  it('hold links that work once, only the newest of them, for their own purpose and time', async () => {
    const { id, email } = await makeUser();
    const old = tokenOf(await write('account.password_reset', email));
    const token = tokenOf(await write('account.password_reset', email));
    const purposes = ['password_reset'] as const;
    const take = (text: string, at: Date) => takeOneTimeToken(db, { purposes, token: text, now: at });
    expect(await take(old, now)).toBeNull();
    expect(await findOneTimeToken(db, { purposes: ['email_verification'], token, now })).toBeNull();
    expect(await take(token, addMs(now, MS.hour))).toBeNull();
    const taken = await Promise.all(Array.from({ length: 5 }, () => take(token, now)));
    expect(taken.filter(Boolean)).toEqual([{ userId: id, email }]);
    expect(JSON.stringify(await db.oneTimeToken.findMany({ where: { userId: id } }))).not.toContain(token);
    await deleteOldOneTimeTokens(db, addMs(now, 8 * MS.day));
    expect(await db.oneTimeToken.count({ where: { userId: id } })).toBe(0);
  });

  it('are forgotten together with accounts that nobody confirmed within a week', async () => {
    const later = addMs(new Date(), 8 * MS.day);
    const [unconfirmed, confirmed, operator] = await Promise.all([
      makeUser(),
      makeUser({ emailVerifiedAt: now }),
      makeUser({ role: 'viewer' }),
    ]);
    await deleteUnconfirmedAccounts(db, addMs(new Date(), 6 * MS.day));
    const left = async () => {
      const rows = await db.user.findMany({ select: { id: true } });
      return [unconfirmed, confirmed, operator].map(({ id }) => rows.some((row) => row.id === id));
    };
    expect(await left()).toEqual([true, true, true]);
    expect(await deleteUnconfirmedAccounts(db, later)).toBeGreaterThan(0);
    expect(await left()).toEqual([false, true, true]);
  });

  it('wait in the outbox without any secret while the mail server is away', async () => {
    const { email } = await makeUser();
    await enqueueAccountMail(db, 'account.password_reset', email, now);
    const deliver = () => Promise.reject(new Error('connect ECONNREFUSED'));
    expect(await dispatchDue({ db, destination: 'mail', deliver, clock: () => now })).toBe(0);
    const [event] = await db.outboxEvent.findMany();
    expect(event).toMatchObject({ status: 'pending', attempts: 1 });
    expect(event?.payload).toEqual({ template: 'account.password_reset', to: email });
    const { promise, resolve } = deferred<Mail>();
    const dispatcher = startMailDispatcher({
      db,
      mailer: async (mail) => resolve(mail),
      compose: composeAccountMail({ db, addresses, clock: () => now }),
      clock: () => addMs(now, MS.minute),
    });
    dispatcher.kick();
    expect(await promise).toMatchObject({ to: email, subject: 'Choose a new password' });
    await dispatcher.stop();
    expect(await deleteSentMails(db, addMs(now, MS.hour))).toBe(0);
    expect(await deleteSentMails(db, addMs(now, 2 * MS.day))).toBe(1);
  });
});
