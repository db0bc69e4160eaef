import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type RunningProvider, startPaymentProvider } from './server';
import type { ProviderSettings } from './settings';

const open: RunningProvider[] = [];
const folders: string[] = [];

async function start(change: Partial<ProviderSettings> = {}): Promise<RunningProvider> {
  const provider = await startPaymentProvider({
    host: '127.0.0.1',
    port: 0,
    seed: 'test',
    failureScale: 0,
    latencyMs: 0,
    slowMs: 5,
    ...change,
  });
  open.push(provider);
  return provider;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((provider) => provider.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const body = (change: { number?: string; amountMinor?: number; extra?: unknown } = {}) => ({
  amountMinor: change.amountMinor ?? 12_345,
  currency: 'USD',
  country: 'US',
  card: {
    number: change.number ?? '4242424242424242',
    expiryMonth: 12,
    expiryYear: 2090,
    cvc: '123',
    holder: 'Ada Pilot',
  },
  orderReference: 'OCTO-TEST-0001',
  ...(change.extra ? { extra: change.extra } : {}),
});

async function call(provider: RunningProvider, path: string, init: RequestInit = {}) {
  const response = await fetch(`${provider.url}${path}`, init);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

function charge(provider: RunningProvider, key: string, content: unknown, init: RequestInit = {}) {
  return call(provider, '/v1/charges', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(content),
    ...init,
  });
}

const byKey = (provider: RunningProvider, key: string) => call(provider, `/v1/charges/by-key/${key}`);
const cancel = (provider: RunningProvider, key: string) =>
  call(provider, `/v1/charges/by-key/${key}/cancel`, { method: 'POST' });

describe('charging', () => {
  it('charges once per key, also when the same request comes many times at once', async () => {
    const provider = await start({ latencyMs: 10 });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => charge(provider, 'key-00000001', body())),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 201, body: { status: 'succeeded', last4: '4242' } });
    const stats = await call(provider, '/v1/stats');
    expect(stats.body).toMatchObject({ chargeCount: 1, takenMinor: 12_345, ordersChargedTwice: 0 });
  });

  it('refuses a key that comes with another body', async () => {
    const provider = await start();
    await charge(provider, 'key-00000001', body());
    const other = await charge(provider, 'key-00000001', body({ amountMinor: 1 }));
    expect(other).toMatchObject({ status: 409, body: { code: 'idempotency_mismatch' } });
  });

  it.each([
    ['4000000200000000', 402, 'insufficient_funds', 'declined'],
    ['4000000300000009', 402, 'stolen_card', 'declined'],
    ['4000000400000008', 402, 'expired_card', 'declined'],
    ['4000000500000007', 402, 'incorrect_cvc', 'declined'],
    ['4000000600000006', 402, 'do_not_honor', 'declined'],
    ['4000002500000003', 404, 'issuer_not_found', 'failed'],
    ['4000002600000002', 400, 'card_rejected', 'failed'],
  ])('refuses %s with %i %s for good, found by its key', async (number, status, code, kept) => {
    const provider = await start();
    expect(await charge(provider, 'key-00000001', body({ number }))).toMatchObject({
      status,
      body: { code },
    });
    expect(await charge(provider, 'key-00000001', body({ number }))).toMatchObject({
      status,
      body: { code },
    });
    expect(await byKey(provider, 'key-00000001')).toMatchObject({
      status: 200,
      body: { status: kept, code },
    });
  });

  it.each([
    ['4000002000000008', 500],
    ['4000002300000005', 503],
    ['4000002400000004', 429],
  ])('answers %s with %i and leaves nothing behind', async (number, status) => {
    const provider = await start();
    expect((await charge(provider, 'key-00000001', body({ number }))).status).toBe(status);
    expect((await byKey(provider, 'key-00000001')).status).toBe(404);
  });

  it('answers 500 although it charged, and 503 only once', async () => {
    const provider = await start();
    expect((await charge(provider, 'key-00000021', body({ number: '4000002100000007' }))).status).toBe(500);
    expect((await byKey(provider, 'key-00000021')).body.status).toBe('succeeded');
    expect((await charge(provider, 'key-00000022', body({ number: '4000002200000006' }))).status).toBe(503);
    expect((await charge(provider, 'key-00000022', body({ number: '4000002200000006' }))).status).toBe(201);
  });

  it.each([
    ['4000001000000000', 200],
    ['4000001100000009', 404],
  ])('never answers %s; the key then finds %i', async (number, found) => {
    const provider = await start();
    const signal = AbortSignal.timeout(100);
    await expect(charge(provider, 'key-00000001', body({ number }), { signal })).rejects.toThrow();
    expect((await byKey(provider, 'key-00000001')).status).toBe(found);
  });

  it.each([
    ['4000001200000008', 200],
    ['4000001300000007', 404],
  ])('cuts the connection for %s; the key then finds %i', async (number, found) => {
    const provider = await start();
    await expect(charge(provider, 'key-00000001', body({ number }))).rejects.toThrow();
    expect((await byKey(provider, 'key-00000001')).status).toBe(found);
  });

  it('approves the slow card late', async () => {
    const provider = await start();
    expect((await charge(provider, 'key-00000001', body({ number: '4000003000000006' }))).status).toBe(201);
  });
});

describe('cancelling and refunding', () => {
  it('refuses a late charge whose key was cancelled before', async () => {
    const provider = await start();
    expect((await cancel(provider, 'key-00000001')).body.status).toBe('cancelled');
    expect(await charge(provider, 'key-00000001', body())).toMatchObject({
      status: 409,
      body: { code: 'charge_cancelled' },
    });
    expect((await call(provider, '/v1/stats')).body.takenMinor).toBe(0);
  });

  it('voids what was taken, and leaves a declined charge as it is', async () => {
    const provider = await start();
    await charge(provider, 'key-00000001', body());
    await charge(provider, 'key-00000002', body({ number: '4000000200000000' }));
    expect((await cancel(provider, 'key-00000001')).body.status).toBe('voided');
    expect((await cancel(provider, 'key-00000001')).body.status).toBe('voided');
    expect((await cancel(provider, 'key-00000002')).body.status).toBe('declined');
  });

  it('refunds once, however often it is asked', async () => {
    const provider = await start();
    const { body: made } = await charge(provider, 'key-00000001', body());
    const refund = () => call(provider, `/v1/charges/${String(made.id)}/refund`, { method: 'POST' });
    expect((await refund()).body.status).toBe('refunded');
    expect((await refund()).body.status).toBe('refunded');
    expect((await call(provider, '/v1/charges/ch_nothing/refund', { method: 'POST' })).status).toBe(404);
  });

  it('refunds the charges of the demo data, which it never saw', async () => {
    const provider = await start();
    const refund = () => call(provider, '/v1/charges/sim_octo00000001/refund', { method: 'POST' });
    expect((await refund()).body.status).toBe('refunded');
    expect((await refund()).body.status).toBe('refunded');
    expect((await call(provider, '/v1/stats')).body.chargeCount).toBe(1);
  });

  it('does not refund a charge that took no money', async () => {
    const provider = await start();
    await charge(provider, 'key-00000001', body({ number: '4000000200000000' }));
    const { body: declined } = await byKey(provider, 'key-00000001');
    const answer = await call(provider, `/v1/charges/${String(declined.id)}/refund`, { method: 'POST' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'not_refundable' } });
  });
});

describe('requests that are wrong', () => {
  it.each([
    ['an unknown field', body({ extra: 1 })],
    ['a negative amount', body({ amountMinor: -1 })],
    ['no card', { amountMinor: 1 }],
    ['no object', 'text'],
  ])('refuses %s', async (_, content) => {
    const provider = await start();
    expect((await charge(provider, 'key-00000001', content)).status).toBe(400);
    expect((await call(provider, '/v1/stats')).body.chargeCount).toBe(0);
  });

  it('refuses what is not JSON, too large, without key, or at an unknown address', async () => {
    const provider = await start();
    expect((await charge(provider, 'key-00000001', body(), { body: '{' })).status).toBe(400);
    expect((await charge(provider, 'key-00000001', { text: 'x'.repeat(20_000) })).status).toBe(413);
    expect((await charge(provider, 'short', body())).body.code).toBe('idempotency_key_required');
    expect((await call(provider, '/nowhere')).status).toBe(404);
    expect((await call(provider, '/v1/charges', { method: 'DELETE' })).status).toBe(405);
    expect((await call(provider, '/health')).status).toBe(200);
  });

  it('asks for its key when it has one', async () => {
    const provider = await start({ key: 'provider-key' });
    expect((await call(provider, '/v1/stats')).status).toBe(401);
    const headers = { authorization: 'Bearer provider-key' };
    expect((await call(provider, '/v1/stats', { headers })).status).toBe(200);
  });
});

describe('restarts', () => {
  it('comes back with every charge, and without a card number on disk', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'octo-provider-'));
    folders.push(dataDir);
    const first = await start({ dataDir });
    const { body: made } = await charge(first, 'key-00000001', body());
    await cancel(first, 'key-00000002');
    await first.close();
    const second = await start({ dataDir });
    expect(await charge(second, 'key-00000001', body())).toMatchObject({
      status: 201,
      body: { id: made.id },
    });
    expect((await charge(second, 'key-00000002', body())).status).toBe(409);
    expect(readFileSync(join(dataDir, 'charges.ndjson'), 'utf8')).not.toContain('4242424242424242');
  });
});
