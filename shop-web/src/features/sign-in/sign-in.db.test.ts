import { createDatabase, type Database } from '@octo/shared/db';
import { testDatabaseUrl } from '@octo/shared/testing';
import { addMs, MS } from '@octo/shared/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOfLink, register, verifyEmail } from './register.service';
import { isResetLinkOpen, requestReset, resetPassword } from './reset-password.service';
import { signIn, signOut } from './sign-in.service';
import { mailedToken, visitor } from './testing/account-lab';

const PASSWORD = 'a long walk by the sea';
let db: Database;

beforeAll(async () => {
  const url = await testDatabaseUrl();
  // Read by config() on first use.
  process.env.DATABASE_URL = url;
  process.env.INTERNAL_SERVICE_KEY = 'a-key-for-tests-only';
  db = createDatabase({ url, applicationName: 'sign-in-test', poolMax: 15 });
});
afterAll(() => db.$disconnect());

const newEmail = () => `${crypto.randomUUID()}@example.com`;
const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );
const enter = (email: string, password = PASSWORD, previousToken: string | null = null) =>
  signIn(visitor(db), { email, password, previousToken });

async function registered(email = newEmail()) {
  await register(visitor(db), { name: 'Ada Pilot', email, password: PASSWORD });
  return { email, token: (await mailedToken(db, email)) ?? '' };
}

async function confirmed() {
  const { email, token } = await registered();
  const session = await verifyEmail(visitor(db), { token, password: PASSWORD, previousToken: null });
  return { email, session };
}

describe('registering', () => {
  it('makes an account that opens once its address is confirmed', async () => {
    const { email, token } = await registered();
    expect(await failure(enter(email))).toMatchObject({ code: 'email_not_verified' });
    const newest = (await mailedToken(db, email)) ?? '';
    expect(await addressOfLink(visitor(db), token)).toBeNull();
    expect(await addressOfLink(visitor(db), newest)).toBe(email);
    const { token: session } = await verifyEmail(visitor(db), {
      token: newest,
      password: PASSWORD,
      previousToken: null,
    });
    expect(await visitor(db, session).customer()).toMatchObject({
      email,
      role: 'customer',
      name: 'Ada Pilot',
    });
    expect(await enter(email)).toMatchObject({ token: expect.any(String) });
  });

  it('answers the same for an address that has an account, and changes nothing of it', async () => {
    const { email } = await confirmed();
    const before = await db.user.findUniqueOrThrow({ where: { email } });
    expect(
      await register(visitor(db), { name: 'Eve', email, password: 'another long password' }),
    ).toBeUndefined();
    expect(await db.user.findUniqueOrThrow({ where: { email } })).toEqual(before);
    expect(await mailedToken(db, email)).toBeNull();
  });

  it('lets nobody have their password confirmed by the owner of an address', async () => {
    const email = newEmail();
    await register(visitor(db), { name: 'Eve', email, password: 'the password of eve' });
    const { token } = await registered(email);
    const input = { token, password: PASSWORD, previousToken: null };
    expect(await failure(verifyEmail(visitor(db), input))).toMatchObject({ code: 'invalid_credentials' });
    await requestReset(visitor(db), { email });
    const reset = (await mailedToken(db, email)) ?? '';
    await resetPassword(visitor(db), { token: reset, password: PASSWORD });
    expect(await failure(enter(email, 'the password of eve'))).toMatchObject({ code: 'invalid_credentials' });
    expect(await enter(email)).toMatchObject({ token: expect.any(String) });
  });

  it('joins the account with the orders that were placed as a guest', async () => {
    const email = newEmail();
    const customer = await db.customer.create({ data: { email, name: 'Ada' } });
    const { token } = await registered(email);
    expect((await db.user.findUniqueOrThrow({ where: { email } })).customerId).toBeNull();
    await verifyEmail(visitor(db), { token, password: PASSWORD, previousToken: null });
    expect((await db.user.findUniqueOrThrow({ where: { email } })).customerId).toBe(customer.id);
  });

  it('refuses passwords that everybody tries, beside their field', async () => {
    const input = { name: 'Ada', email: newEmail(), password: 'password123' };
    expect(await failure(register(visitor(db), input))).toMatchObject({
      code: 'validation_failed',
      fields: [{ path: 'password' }],
    });
  });

  it('uses a link once, however often it is pressed', async () => {
    const { token } = await registered();
    const press = () => failure(verifyEmail(visitor(db), { token, password: PASSWORD, previousToken: null }));
    const outcomes = await Promise.all([press(), press(), press()]);
    expect(outcomes.filter((error) => error === null)).toHaveLength(1);
    expect(await press()).toMatchObject({ code: 'link_invalid' });
    const old = await registered();
    const later = visitor(db, null, addMs(new Date(), 2 * MS.day));
    const late = verifyEmail(later, { token: old.token, password: PASSWORD, previousToken: null });
    expect(await failure(late)).toMatchObject({ code: 'link_invalid' });
  });
});

describe('signing in', () => {
  it('gives a new session and ends the one before', async () => {
    const { email, session } = await confirmed();
    const next = await enter(email, PASSWORD, session.token);
    expect(next.token).not.toBe(session.token);
    expect(await visitor(db, session.token).customer()).toBeNull();
    await signOut(visitor(db), next.token);
    await signOut(visitor(db), next.token);
    expect(await visitor(db, next.token).customer()).toBeNull();
  });

  it('refuses wrong password and unknown address with the same words, then locks', async () => {
    const { email } = await confirmed();
    const [known, unknown] = await Promise.all([
      failure(enter(email, 'wrong')),
      failure(enter(newEmail(), 'wrong')),
    ]);
    expect(JSON.stringify(known)).toBe(JSON.stringify(unknown));
    expect(known).toMatchObject({ code: 'invalid_credentials' });
    for (let count = 2; count <= 5; count += 1) await failure(enter(email, 'wrong'));
    expect(await failure(enter(email))).toMatchObject({ code: 'account_locked' });
  });

  it('is not for operators', async () => {
    const { email } = await confirmed();
    await db.user.update({ where: { email }, data: { role: 'support' } });
    expect(await failure(enter(email))).toMatchObject({ code: 'forbidden' });
  });

  it('writes down what happened without naming anybody', async () => {
    const { email } = await confirmed();
    await failure(enter(email, 'wrong'));
    const { id } = await db.user.findUniqueOrThrow({ where: { email } });
    const rows = await db.auditLog.findMany({ where: { actorUserId: id }, orderBy: { id: 'asc' } });
    expect(rows.map(({ action }) => action)).toEqual([
      'account.verify_email',
      'session.sign_in',
      'session.sign_in_failed',
    ]);
    expect(JSON.stringify(rows)).not.toContain(email);
  });
});

describe('a forgotten password', () => {
  it('is replaced by link, which ends every session and works once', async () => {
    const { email, session } = await confirmed();
    await requestReset(visitor(db), { email });
    const token = (await mailedToken(db, email)) ?? '';
    expect(await isResetLinkOpen(visitor(db), token)).toBe(true);
    await resetPassword(visitor(db), { token, password: 'another walk by the sea' });
    expect(await isResetLinkOpen(visitor(db), token)).toBe(false);
    expect(await visitor(db, session.token).customer()).toBeNull();
    expect(await failure(enter(email))).toMatchObject({ code: 'invalid_credentials' });
    expect(await enter(email, 'another walk by the sea')).toMatchObject({ token: expect.any(String) });
    const again = resetPassword(visitor(db), { token, password: 'yet another long one' });
    expect(await failure(again)).toMatchObject({ code: 'link_invalid' });
  });

  it('can be asked for with any address, and opens no account of an operator here', async () => {
    expect(await requestReset(visitor(db), { email: newEmail() })).toBeUndefined();
    const { email } = await confirmed();
    await db.user.update({ where: { email }, data: { role: 'admin' } });
    await requestReset(visitor(db), { email });
    const token = (await mailedToken(db, email)) ?? '';
    const reset = resetPassword(visitor(db), { token, password: 'another walk by the sea' });
    expect(await failure(reset)).toMatchObject({ code: 'link_invalid' });
  });
});
