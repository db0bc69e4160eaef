import { ORDER_STATUSES } from '@octo/shared/orders/states';
import { describe, expect, it } from 'vitest';
import { ORDER_WORDS, pollEveryMs, stepsDone } from './order-words';

describe('the words of an order', () => {
  it('has some for every state', () => {
    expect(Object.keys(ORDER_WORDS).sort()).toEqual([...ORDER_STATUSES].sort());
  });

  it('counts the steps of an order that goes well and none of one that does not', () => {
    expect(ORDER_STATUSES.map((status) => [status, stepsDone(status)])).toEqual([
      ['pending', 1],
      ['payment_pending', 1],
      ['paid', 2],
      ['processing', 3],
      ['shipped', 4],
      ['delivered', 5],
      ['cancelled', null],
      ['failed', null],
      ['refunded', null],
      ['returned', null],
    ]);
  });
});

describe('pollEveryMs', () => {
  it('asks often while money is open, now and then on the way, and never at the end', () => {
    expect(pollEveryMs({ status: 'payment_pending', isFinal: false })).toBe(2_000);
    expect(pollEveryMs({ status: 'shipped', isFinal: false })).toBe(15_000);
    expect(pollEveryMs({ status: 'refunded', isFinal: true })).toBe(0);
    expect(pollEveryMs(undefined)).toBe(0);
  });
});
