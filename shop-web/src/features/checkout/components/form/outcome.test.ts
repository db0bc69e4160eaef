import type { Problem } from '@octo/shared/errors';
import { describe, expect, it } from 'vitest';
import { readOutcome } from './outcome';

function refused(status: number, problem: Partial<Problem> & { code: Problem['code'] }) {
  return readOutcome({ isOk: false, status, problem: { type: 't', title: 'Title.', status, ...problem } });
}

describe('readOutcome', () => {
  it.each([
    ['no answer', readOutcome({ isOk: false, status: 0, problem: null })],
    ['an answer that is not ours', readOutcome({ isOk: false, status: 504, problem: null })],
    ['an error of ours', refused(500, { code: 'internal' })],
    ['a database that is away', refused(503, { code: 'database_unavailable' })],
    ['an order being made elsewhere', refused(409, { code: 'conflict' })],
  ])('leaves open what %s means', (_, outcome) => expect(outcome.kind).toBe('unknown'));

  it('says what the server says about a decline', () => {
    const detail = 'The bank says that this card has expired. Try another card.';
    const outcome = refused(402, { code: 'payment_declined', detail, facts: { reason: 'expired_card' } });
    expect(outcome).toEqual({ kind: 'declined', reason: 'expired_card', message: detail });
  });

  it('names every product that is short', () => {
    const outcome = refused(409, {
      code: 'out_of_stock',
      facts: { productId: 7, available: 2 },
      errors: [
        { path: 'items.7', code: 'out_of_stock', message: 'Only 2 left.' },
        { path: 'items.9', code: 'out_of_stock', message: 'Sold out.' },
      ],
    });
    expect(outcome).toMatchObject({
      kind: 'stock',
      products: [
        { productId: 7, available: 2 },
        { productId: 9, available: 0 },
      ],
    });
  });

  it('takes over the new total', () => {
    const outcome = refused(409, { code: 'price_changed', facts: { totalMinor: 12_345 } });
    expect(outcome).toEqual({ kind: 'amounts', totalMinor: 12_345 });
  });

  it('shows the support code of a refusal that it has no plan for', () => {
    expect(refused(422, { code: 'order_too_large', traceId: 'abc' })).toEqual({
      kind: 'refused',
      message: 'Title.',
      supportCode: 'abc',
    });
  });
});
