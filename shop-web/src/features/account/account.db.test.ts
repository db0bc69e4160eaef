import { hashPassword, openSession } from '@octo/shared/auth';
import { createDatabase, type Database } from '@octo/shared/db';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShopContext } from '@/context';
import { visitor } from '@/features/sign-in/testing/account-lab';
import { addAddress, listAddresses, makeDefault, removeAddress } from './addresses.service';
import { listOwnOrders } from './own-orders.service';
import { eraseAccount, exportData } from './privacy.service';
import { changeProfile, getAccount, knownCustomer } from './profile.service';
import { changePassword, endSession, listOwnSessions, signOutEverywhere } from './security.service';

const PASSWORD = 'a long walk by the sea';
let db: Database;
let passwordHash: string;

beforeAll(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'account-test', poolMax: 10 });
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(() => db.$disconnect());

const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

async function person(changes: { role?: string; passwordHash?: string | null } = {}) {
  const email = `${crypto.randomUUID()}@example.com`;
  const customer = await db.customer.create({ data: { email, name: 'Ada Pilot', phone: '+1 555 010 0199' } });
  const user = await db.user.create({
    data: {
      email,
      name: 'Ada Pilot',
      role: 'customer',
      passwordHash,
      customerId: customer.id,
      emailVerifiedAt: new Date(),
      ...changes,
    },
  });
  const enter = async () => {
    const limits = { idleMs: 3_600_000, absoluteMs: 86_400_000 };
    const session = {
      application: 'shop' as const,
      limits,
      now: new Date(),
      ipAddress: null,
      userAgent: null,
    };
    return visitor(db, (await openSession(db, { userId: user.id, ...session })).token);
  };
  return { email, userId: user.id, customerId: customer.id, enter, ctx: await enter() };
}

function makeOrder(customerId: number, email: string, status = 'delivered') {
  const number = crypto.randomUUID().slice(0, 18);
  return db.order.create({
    data: {
      number,
      publicToken: crypto.randomUUID(),
      customerId,
      status,
      subtotalMinor: 100,
      totalMinor: 100,
      contactEmail: email,
      contactName: 'Ada Pilot',
      contactPhone: '+1 555 010 0199',
      shipLine1: '1 Rotor Way',
      shipCity: 'Austin',
      shipPostalCode: '78701',
      shipCountry: 'US',
      notes: 'Ring twice',
    },
  });
}

const address = {
  recipient: 'Ada Pilot',
  line1: '1 Rotor Way',
  line2: undefined,
  city: 'Austin',
  region: 'TX',
  postalCode: '78701',
  country: 'US' as const,
  isDefault: false,
};

const DOORS: readonly (readonly [name: string, open: (ctx: ShopContext) => Promise<unknown>])[] = [
  ['the profile', getAccount],
  ['a change of the profile', (ctx) => changeProfile(ctx, { name: 'X', phone: undefined })],
  ['the orders', listOwnOrders],
  ['the addresses', listAddresses],
  ['a new address', (ctx) => addAddress(ctx, address)],
  ['the default address', (ctx) => makeDefault(ctx, { id: 1 })],
  ['the end of an address', (ctx) => removeAddress(ctx, { id: 1 })],
  ['the sessions', listOwnSessions],
  ['the end of a session', (ctx) => endSession(ctx, { id: 1 })],
  ['the end of all sessions', signOutEverywhere],
  ['the password', (ctx) => changePassword(ctx, { currentPassword: PASSWORD, newPassword: `${PASSWORD}!` })],
  ['the data', exportData],
  ['erasing', (ctx) => eraseAccount(ctx, { confirmation: PASSWORD })],
];

describe.each(DOORS)('%s', (_name, open) => {
  it('is closed to guests and to accounts of the console', async () => {
    expect(await failure(open(visitor(db)))).toMatchObject({ code: 'unauthenticated' });
    const { ctx } = await person({ role: 'admin' });
    expect(await failure(open(ctx))).toMatchObject({ code: 'forbidden' });
  });
});

describe('an account', () => {
  it('shows and changes its own profile', async () => {
    const { ctx, email, enter } = await person();
    expect(await getAccount(ctx)).toMatchObject({ email, phone: '+1 555 010 0199', hasPassword: true });
    await changeProfile(ctx, { name: 'Ada P. Lovelace', phone: undefined });
    expect(await getAccount(await enter())).toMatchObject({ name: 'Ada P. Lovelace', phone: null });
  });

  it("lists its own orders and nobody else's", async () => {
    const [one, other] = [await person(), await person()];
    const order = await makeOrder(one.customerId, one.email);
    expect((await listOwnOrders(one.ctx)).items.map(({ number }) => number)).toEqual([order.number]);
    expect((await listOwnOrders(other.ctx)).items).toEqual([]);
    await makeOrder(one.customerId, one.email);
    expect(await listOwnOrders(one.ctx, 1, 1)).toMatchObject({ hasNext: true });
    expect(await listOwnOrders(one.ctx, 2, 1)).toMatchObject({
      hasNext: false,
      items: [{ number: order.number }],
    });
  });

  it('keeps an address book that nobody else can touch', async () => {
    const [one, other] = [await person(), await person()];
    await addAddress(one.ctx, address);
    await addAddress(one.ctx, { ...address, line1: '2 Rotor Way' });
    const [first, second] = await listAddresses(one.ctx);
    expect([first, second]).toMatchObject([
      { line1: '1 Rotor Way', isDefault: true },
      { line1: '2 Rotor Way', isDefault: false },
    ]);
    const id = second?.id ?? 0;
    expect(await failure(makeDefault(other.ctx, { id }))).toMatchObject({ code: 'not_found' });
    expect(await failure(removeAddress(other.ctx, { id }))).toMatchObject({ code: 'not_found' });
    await makeDefault(one.ctx, { id });
    expect((await knownCustomer(one.ctx))?.address).toMatchObject({ line1: '2 Rotor Way' });
    await removeAddress(one.ctx, { id });
    expect(await listAddresses(one.ctx)).toHaveLength(1);
    expect(await knownCustomer(visitor(db))).toBeNull();
  });

  it('shows empty pages, and has no address book, before its e-mail is confirmed', async () => {
    const { ctx, userId, email } = await person();
    await db.user.update({ where: { id: userId }, data: { customerId: null, emailVerifiedAt: null } });
    expect(await getAccount(ctx)).toMatchObject({ email, name: 'Ada Pilot', phone: null });
    expect(await listAddresses(ctx)).toEqual([]);
    for (const page of [1, 2])
      expect(await listOwnOrders(ctx, page)).toEqual({ items: [], page, hasNext: false });
    expect(await knownCustomer(ctx)).toBeNull();
    await changeProfile(ctx, { name: 'Ada Byron', phone: undefined });
    expect(await getAccount(ctx)).toMatchObject({ name: 'Ada Byron', phone: null });
    expect((await exportData(ctx)).result.body).toMatchObject({ account: { email } });
    expect(await failure(addAddress(ctx, address))).toMatchObject({ code: 'email_not_verified' });
  });

  it('shows its sessions by device and ends its own only', async () => {
    const [one, other] = [await person(), await person()];
    const second = await one.enter();
    const sessions = await listOwnSessions(one.ctx);
    expect(sessions).toHaveLength(2);
    expect(sessions.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
    const id = sessions.find(({ isCurrent }) => !isCurrent)?.id ?? 0;
    expect(await failure(endSession(other.ctx, { id }))).toMatchObject({ code: 'not_found' });
    await endSession(one.ctx, { id });
    expect(await second.customer()).toBeNull();
    expect(await signOutEverywhere(one.ctx)).toBe(1);
    expect(await one.ctx.customer()).toBeNull();
  });

  it('changes its password with the current one, and other devices are signed out', async () => {
    const { ctx, enter } = await person();
    const second = await enter();
    const change = (currentPassword: string, newPassword: string) =>
      failure(changePassword(ctx, { currentPassword, newPassword }));
    expect(await change('wrong', 'another walk by the sea')).toMatchObject({
      fields: [{ path: 'currentPassword' }],
    });
    expect(await change(PASSWORD, 'password123')).toMatchObject({ fields: [{ path: 'newPassword' }] });
    expect(await change(PASSWORD, 'another walk by the sea')).toBeNull();
    expect(await second.customer()).toBeNull();
    expect(await ctx.customer()).not.toBeNull();
  });
});

describe('privacy', () => {
  it('hands out everything that is stored, and no secret', async () => {
    const { ctx, email, customerId } = await person();
    const order = await makeOrder(customerId, email);
    await addAddress(ctx, address);
    const { body, headers } = (await exportData(ctx)).result;
    const text = JSON.stringify(body);
    for (const part of [email, order.number, '1 Rotor Way', 'Ring twice']) expect(text).toContain(part);
    for (const secret of ['argon2', 'passwordHash', 'tokenHash', order.publicToken]) {
      expect(text).not.toContain(secret);
    }
    expect(headers?.['content-disposition']).toMatch(/^attachment; filename="octo-account-/);
  });

  it('erases what names a person and keeps what accounting needs', async () => {
    const { ctx, email, customerId, userId } = await person();
    const order = await makeOrder(customerId, email);
    await addAddress(ctx, address);
    expect(await failure(eraseAccount(ctx, { confirmation: 'wrong' }))).toMatchObject({
      fields: [{ path: 'confirmation' }],
    });
    await eraseAccount(ctx, { confirmation: PASSWORD });
    expect(await db.user.findUnique({ where: { id: userId } })).toBeNull();
    expect(await ctx.customer()).toBeNull();
    const kept = await db.order.findUniqueOrThrow({ where: { id: order.id }, include: { customer: true } });
    expect(kept).toMatchObject({ number: order.number, totalMinor: 100, shipCountry: 'US' });
    const everything = JSON.stringify([kept, await db.address.findMany({ where: { customerId } })]);
    for (const part of [email, 'Ada', 'Rotor', '555', 'Ring twice', 'Austin', '78701']) {
      expect(everything).not.toContain(part);
    }
    const log = await db.auditLog.findMany({ where: { actorUserId: userId } });
    expect(log.map(({ action }) => action)).toContain('account.erase');
    expect(JSON.stringify(log)).not.toContain(email);
  });

  it('waits for parcels that are under way, and asks for the address where there is no password', async () => {
    const { ctx, email, customerId } = await person({ passwordHash: null });
    const order = await makeOrder(customerId, email, 'shipped');
    expect(await failure(eraseAccount(ctx, { confirmation: 'x' }))).toMatchObject({
      fields: [{ path: 'confirmation' }],
    });
    expect(await failure(eraseAccount(ctx, { confirmation: email }))).toMatchObject({ code: 'conflict' });
    await db.order.update({ where: { id: order.id }, data: { status: 'delivered' } });
    expect(await failure(eraseAccount(ctx, { confirmation: email }))).toBeNull();
  });
});
