import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../errors';
import { type SecurityEventRow, startEventQueue } from './event-queue';
import { observeInput, observeRefusal } from './observe';
import { type AttackSource, reportAttack, reportSuspicion, startSecurityEvents } from './report';

const source: AttackSource = { address: '203.0.113.77', method: 'POST', route: '/api/cart/items' };

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

/** Starts recording into a list; `settle` writes what waits and gives it. */
function record() {
  const rows: SecurityEventRow[] = [];
  const end = startSecurityEvents('octo-drone-shop', async (batch) => {
    rows.push(...batch);
  });
  stop = end;
  return { rows, settle: () => end().then(() => rows) };
}

describe('a reported attack', () => {
  it('becomes a row with its codes, without the address and the secrets', async () => {
    const { settle } = record();
    reportAttack({ type: 'sqli', evidence: "q: ' OR '1'='1" }, { ...source, userId: 7, session: 'token' });
    expect(await settle()).toEqual([
      expect.objectContaining({
        attackType: 'sqli',
        severity: 'critical',
        mitreTechnique: 'T1190',
        mitreTactic: 'initial-access',
        owaspCategory: 'A03',
        application: 'octo-drone-shop',
        clientIpMasked: '203.0.113.0',
        clientIpHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        sessionHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        userId: 7,
        evidence: "q: ' OR '1'='1",
      }),
    ]);
  });

  it('is written down ten times a minute at most, from one address', async () => {
    const { settle } = record();
    for (let count = 0; count < 50; count += 1) reportAttack({ type: 'xss' }, source);
    reportAttack({ type: 'xss' }, { ...source, address: '198.51.100.1' });
    expect(await settle()).toHaveLength(11);
  });

  it('is nothing where recording was not started', () => {
    expect(() => reportAttack({ type: 'xss' }, source)).not.toThrow();
  });
});

describe('what seams observe', () => {
  it('are signs in input, refusals that are signs, and fields that a client does not decide', async () => {
    const { settle } = record();
    observeInput({ query: { q: '<script>1</script>' }, body: { name: "O'Brien" } }, source);
    observeRefusal(new AppError('total_mismatch'), source);
    observeRefusal(new AppError('not_found'), source);
    observeRefusal(
      new AppError('validation_failed', {
        fields: [
          { path: 'body', code: 'unrecognized_keys', message: 'Unrecognized keys: "isAdmin", "colour"' },
        ],
      }),
      source,
    );
    expect((await settle()).map(({ attackType }) => attackType)).toEqual([
      'xss',
      'price_tampering',
      'mass_assignment',
    ]);
  });

  it('are failed sign-ins that come too often', async () => {
    const { settle } = record();
    for (let count = 0; count < 5; count += 1) observeRefusal(new AppError('invalid_credentials'), source);
    for (let count = 0; count < 4; count += 1) reportSuspicion('not_found', source);
    expect((await settle()).map(({ attackType }) => attackType)).toEqual(['credential_stuffing']);
  });
});

describe('the queue', () => {
  it('keeps rows while the database is away, up to its bound, and never fails whoever adds', async () => {
    const insert = vi.fn<() => Promise<void>>().mockRejectedValue(new Error('away'));
    const queue = startEventQueue(insert);
    const row = { attackType: 'xss' } as SecurityEventRow;
    const added = Array.from({ length: 600 }, () => queue.add(row));
    expect(added.filter(Boolean)).toHaveLength(500);
    await queue.flush();
    insert.mockResolvedValue(undefined);
    for (let round = 0; round < 5; round += 1) await queue.flush();
    expect(insert).toHaveBeenCalledTimes(6);
    expect(queue.add(row)).toBe(true);
    await queue.stop();
  });
});
