import { beforeAll, describe, expect, it, vi } from 'vitest';
import { requestReset, setPassword, signIn } from './features/auth/auth.actions';
import { createKey, revokeKey } from './features/keys/keys.actions';
import {
  cancelOrder,
  deliverOrder,
  processOrders,
  retryRefund,
  shipOrder,
} from './features/orders/orders.actions';

import { endSession } from './features/sessions/sessions.actions';
import {
  changeRole,
  inviteOperator,
  sendPasswordLink,
  setUserActive,
  signOutUser,
} from './features/users/users.actions';

vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ toString: () => '', set: vi.fn(), delete: vi.fn() }),
}));

beforeAll(() => {
  // Read by config() on first use; nothing here gets as far as the database.
  process.env.DATABASE_URL = 'postgresql://nobody:x@127.0.0.1:1/none';
  process.env.INTERNAL_SERVICE_KEY = 'a-key-for-tests-only';
});

const actions = {
  signIn,
  requestReset,
  setPassword,
  processOrders,
  shipOrder,
  deliverOrder,
  cancelOrder,
  retryRefund,
  inviteOperator,
  changeRole,
  setUserActive,
  signOutUser,
  sendPasswordLink,
  endSession,
  createKey,
  revokeKey,
};
const garbage = [
  undefined,
  null,
  '',
  'text',
  7,
  [],
  {},
  { number: 1 },
  { numbers: 'OCTO-AAAA-BBBB' },
  new FormData(),
];

describe.each(Object.entries(actions))('the action %s', (_name, run) => {
  it.each(garbage)('answers %j with the fields that are wrong, and never throws', async (input) => {
    const result = await run(input);
    expect(result).toMatchObject({ ok: false, problem: { code: 'validation_failed', status: 400 } });
    if (!result.ok) expect(result.problem.errors?.length).toBeGreaterThan(0);
  });
});

describe('an action without a session', () => {
  const number = 'OCTO-AAAA-BBBB';

  it('is refused with 401 before anything is read', async () => {
    const calls = [
      inviteOperator({ email: 'a@b.example', name: 'A', role: 'viewer' }),
      changeRole({ id: 1, role: 'viewer' }),
      setUserActive({ id: 1, isActive: false }),
      signOutUser({ id: 1 }),
      sendPasswordLink({ id: 1 }),
      endSession({ id: 1 }),
      createKey({ kind: 'script', name: 'A', days: 1, limit: '', scopes: 'orders:read' }),
      revokeKey({ id: 1 }),
      processOrders({ numbers: [number] }),
      shipOrder({ number, carrier: 'DHL', trackingNumber: 'ABC-123456', warehouseId: 1 }),
      deliverOrder({ number }),
      cancelOrder({ number, reason: 'No reason' }),
      retryRefund({ number }),
    ];
    for (const result of await Promise.all(calls)) {
      expect(result).toMatchObject({ ok: false, problem: { code: 'unauthenticated', status: 401 } });
    }
  });
});
