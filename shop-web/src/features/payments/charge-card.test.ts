import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { chargeCard } from './charge-card.service';
import { type CallOutcome, createPaymentGateway, type PaymentGateway } from './payment-gateway.service';

const request = {
  key: 'key-00000001',
  amountMinor: 100,
  currency: 'USD',
  country: 'US',
  card: { number: '4242424242424242', expiryMonth: 12, expiryYear: 2090, cvc: '123', holder: 'Ada Pilot' },
  orderReference: 'OCTO-TEST-0001',
};
const charge: CallOutcome = {
  kind: 'charge',
  charge: { id: 'ch_1', status: 'succeeded', amountMinor: 100, code: null },
};
const unseen: CallOutcome = { kind: 'refused', status: 404, code: 'charge_not_found' };

function gatewayOf(answers: CallOutcome[], found: CallOutcome = unseen): PaymentGateway {
  const next = async () => answers.shift() ?? { kind: 'not_sent' as const };
  return { charge: next, find: async () => found, cancel: async () => unseen, refund: async () => unseen };
}

describe('charging a card', () => {
  it.each<[string, CallOutcome[], CallOutcome, string]>([
    ['a charge', [charge], unseen, 'succeeded'],
    ['a decline', [{ kind: 'refused', status: 402, code: 'insufficient_funds' }], unseen, 'refused'],
    ['a request that never left', [{ kind: 'not_sent' }], unseen, 'refused'],
    ['a busy answer, then a charge', [{ kind: 'unclear', status: 503 }, charge], unseen, 'succeeded'],
    ['no answer, but a charge', [{ kind: 'unclear', status: null }], charge, 'succeeded'],
    ['no answer and no charge', [{ kind: 'unclear', status: null }], unseen, 'unseen'],
    ['no answer at all', [{ kind: 'unclear', status: null }], { kind: 'not_sent' }, 'unclear'],
    [
      '503 that charged, then a refused connection',
      [{ kind: 'unclear', status: 503 }, { kind: 'not_sent' }],
      charge,
      'succeeded',
    ],
    [
      '503 that charged, then 429',
      [
        { kind: 'unclear', status: 503 },
        { kind: 'refused', status: 429, code: 'rate_limited' },
      ],
      charge,
      'succeeded',
    ],
    [
      '429 twice',
      [
        { kind: 'refused', status: 429, code: 'rate_limited' },
        { kind: 'refused', status: 429, code: 'rate_limited' },
      ],
      unseen,
      'refused',
    ],
  ])('concludes from %s', async (_, answers, found, kind) => {
    expect((await chargeCard(gatewayOf(answers, found), request)).kind).toBe(kind);
  });
});

describe('the gateway', () => {
  it('knows that a refused connection sent nothing, and that a cut one may have', async () => {
    const server = createServer((incoming) => incoming.socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const gateway = createPaymentGateway({ baseUrl, timeoutMs: 1_000 });
    expect(await gateway.charge(request)).toEqual({ kind: 'unclear', status: null });
    await new Promise((resolve) => server.close(resolve));
    expect(await gateway.charge(request)).toEqual({ kind: 'not_sent' });
  });
});
