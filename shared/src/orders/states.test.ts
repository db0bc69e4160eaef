import { describe, expect, it } from 'vitest';
import { isOrderStatus, judgeTransition, ORDER_STATUSES, ORDER_TRANSITIONS } from './states';

describe('order states', () => {
  it('can all be reached from pending', () => {
    const seen = new Set<string>(['pending']);
    const queue = ['pending'];
    for (let state = queue.shift(); state; state = queue.shift()) {
      for (const next of ORDER_TRANSITIONS[state as keyof typeof ORDER_TRANSITIONS]) {
        if (!seen.has(next)) queue.push(next);
        seen.add(next);
      }
    }
    expect([...seen].sort()).toEqual([...ORDER_STATUSES].sort());
  });

  it('treat a repeated transition as nothing to do', () => {
    for (const status of ORDER_STATUSES) expect(judgeTransition(status, status)).toBe('no_op');
  });

  it('refuse to ship what is not paid and to cancel what is shipped', () => {
    expect(judgeTransition('payment_pending', 'shipped')).toBe('refused');
    expect(judgeTransition('shipped', 'cancelled')).toBe('refused');
    expect(judgeTransition('failed', 'paid')).toBe('refused');
  });

  it('know their own names only', () => {
    expect(isOrderStatus('paid')).toBe(true);
    expect(isOrderStatus('toString')).toBe(false);
  });
});
