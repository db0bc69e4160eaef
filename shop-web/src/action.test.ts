import { beforeAll, describe, expect, it, vi } from 'vitest';
import * as account from './features/account/account.actions';
import * as entry from './features/sign-in/sign-in.actions';

vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ toString: () => '', set: vi.fn(), delete: vi.fn() }),
}));

beforeAll(() => {
  // Read by config() on first use; nothing here gets as far as the database.
  process.env.DATABASE_URL = 'postgresql://nobody:x@127.0.0.1:1/none';
  process.env.INTERNAL_SERVICE_KEY = 'a-key-for-tests-only';
});

const { signOut: _signOut, ...forms } = entry;
const { signOutEverywhere, ...changes } = account;
const garbage = [undefined, null, '', 'text', 7, [], {}, { id: 'x' }, { email: 1 }, new FormData()];

describe.each(Object.entries({ ...forms, ...changes }))('the action %s', (_name, run) => {
  it.each(garbage)('answers %j with the fields that are wrong, and never throws', async (input) => {
    const result = await run(input);
    expect(result).toMatchObject({ ok: false, problem: { code: 'validation_failed', status: 400 } });
    if (!result.ok) expect(result.problem.errors?.length).toBeGreaterThan(0);
  });
});

describe('an action of an account without a session', () => {
  it('is refused with 401 before anything is read', async () => {
    const address = {
      recipient: 'Ada',
      line1: 'x',
      city: 'x',
      region: 'x',
      postalCode: '12345',
      country: 'US',
    };
    const calls = [
      account.changeProfile({ name: 'Ada', phone: '' }),
      account.addAddress(address),
      account.makeDefaultAddress({ id: 1 }),
      account.removeAddress({ id: 1 }),
      account.endSession({ id: 1 }),
      account.changePassword({ currentPassword: 'x', newPassword: 'a long walk by the sea' }),
      account.eraseAccount({ confirmation: 'x' }),
      signOutEverywhere(undefined),
    ];
    for (const result of await Promise.all(calls)) {
      expect(result).toMatchObject({ ok: false, problem: { code: 'unauthenticated', status: 401 } });
    }
  });
});
