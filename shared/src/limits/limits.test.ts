import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rateLimitHeaders } from './headers';
import { createRateLimiter } from './limiter';
import { RATE_LIMIT_POLICIES, rateLimitsSetting } from './policies';
import type { RateLimitStore, WindowKey } from './store';

/** A store that several limiters share, as replicas do; it can be switched off. */
function sharedStore() {
  const totals = new Map<string, number>();
  const state = { isDown: false, isUneven: false, calls: 0 };
  const id = (key: WindowKey) => `${key.policy} ${key.keyHash} ${key.window}`;
  const guard = () => {
    state.calls += 1;
    if (state.isDown) throw new Error('the store is down');
  };
  const store: RateLimitStore = {
    add: async (key, requests) => {
      guard();
      // As the database: a window never holds less than nothing.
      if (requests < 0) throw new Error(`${requests} requests`);
      // Answers of a busy store come in any order.
      if (state.isUneven && (state.calls & 1) === 1) await new Promise((resolve) => setImmediate(resolve));
      totals.set(id(key), (totals.get(id(key)) ?? 0) + requests);
      return totals.get(id(key)) ?? 0;
    },
    read: async (key) => {
      guard();
      return totals.get(id(key)) ?? 0;
    },
    forget: async () => undefined,
    close: async () => undefined,
  };
  const sum = () => [...totals.values()].reduce((all, one) => all + one, 0);
  return { store, state, sum };
}

function replica(store: RateLimitStore, clock: { ms: number }) {
  return createRateLimiter({ policies: RATE_LIMIT_POLICIES, store, now: () => clock.ms });
}

const MINUTE = 60_000;

describe('a shared policy', () => {
  it('lets in its limit and says when the next one may come', () => {
    const clock = { ms: 10 * MINUTE };
    const limiter = replica(sharedStore().store, clock);
    const verdicts = Array.from({ length: 121 }, () => limiter.hit('global', '203.0.113.7'));
    expect(verdicts.filter(({ isAllowed }) => isAllowed)).toHaveLength(120);
    expect(verdicts[0]).toMatchObject({ remaining: 119, resetSeconds: 60 });
    expect(limiter.hit('global', '203.0.113.8').isAllowed).toBe(true);
    const refused = limiter.hit('global', '203.0.113.7');
    clock.ms += refused.resetSeconds * 1_000;
    expect(limiter.hit('global', '203.0.113.7').isAllowed).toBe(true);
  });

  it('slides: a burst at the end of one minute counts in the next', () => {
    const clock = { ms: 10 * MINUTE + 59_000 };
    const limiter = replica(sharedStore().store, clock);
    for (let count = 0; count < 120; count += 1) limiter.hit('global', 'a');
    clock.ms += 2_000;
    const early = Array.from({ length: 20 }, () => limiter.hit('global', 'a').isAllowed);
    expect(early.filter(Boolean).length).toBeLessThanOrEqual(2);
    clock.ms += 30_000;
    expect(limiter.hit('global', 'a').isAllowed).toBe(true);
  });

  it('holds for all replicas once they told each other', async () => {
    const clock = { ms: 10 * MINUTE };
    const { store } = sharedStore();
    const replicas = [replica(store, clock), replica(store, clock)];
    for (const limiter of replicas) {
      for (let count = 0; count < 80; count += 1) limiter.hit('global', 'a');
    }
    for (let round = 0; round < 2; round += 1) for (const limiter of replicas) await limiter.settle();
    for (const limiter of replicas) limiter.hit('global', 'a');
    for (const limiter of replicas) await limiter.settle();
    for (const limiter of replicas) expect(limiter.hit('global', 'a').isAllowed).toBe(false);
  });

  it('asks the store nothing for visitors far from the limit, and nothing while a request waits', async () => {
    const clock = { ms: 10 * MINUTE };
    const { store, state } = sharedStore();
    const limiter = replica(store, clock);
    for (let count = 0; count < 14; count += 1) limiter.hit('global', 'a');
    await limiter.settle();
    expect(state.calls).toBe(0);
    limiter.hit('global', 'a');
    expect(state.calls).toBe(0);
    await limiter.settle();
    expect(state.calls).toBe(2);
  });

  it('goes on with its own count while the store is away', async () => {
    const clock = { ms: 10 * MINUTE };
    const { store, state } = sharedStore();
    state.isDown = true;
    const limiter = replica(store, clock);
    for (let count = 0; count < 120; count += 1) limiter.hit('global', 'a');
    await expect(limiter.settle()).rejects.toThrow('down');
    expect(limiter.hit('global', 'a').isAllowed).toBe(false);
  });

  it('never lets in more than twice the limit in any window, however requests are spread', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 400 }), (gaps) => {
        const clock = { ms: 10 * MINUTE };
        const limiter = replica(sharedStore().store, clock);
        const allowed: number[] = [];
        for (const gap of gaps) {
          clock.ms += gap;
          if (limiter.hit('checkout', 'a').isAllowed) allowed.push(clock.ms);
        }
        for (const at of allowed) {
          const within = allowed.filter((other) => other > at - MINUTE && other <= at).length;
          expect(within).toBeLessThanOrEqual(10);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('an exact policy', () => {
  it('counts every attempt of all replicas, also side by side', async () => {
    const clock = { ms: 10 * MINUTE };
    const { store } = sharedStore();
    const replicas = [replica(store, clock), replica(store, clock)];
    const verdicts = await Promise.all(
      Array.from({ length: 24 }, (_, index) => replicas[index % 2]?.admit('login', 'a')),
    );
    expect(verdicts.filter((verdict) => verdict?.isAllowed)).toHaveLength(10);
    expect((await replicas[0]?.admit('login', 'a'))?.isAllowed).toBe(false);
  });

  it.each([false, true])(
    'counts who comes at the same moment once each (uneven answers: %s)',
    async (isUneven) => {
      const clock = { ms: 10 * MINUTE };
      const { store, state, sum } = sharedStore();
      state.isUneven = isUneven;
      const limiter = replica(store, clock);
      const crowd = () => Promise.all(Array.from({ length: 5 }, () => limiter.admit('login', 'a')));
      for (const verdict of [...(await crowd()), ...(await crowd())]) expect(verdict.isAllowed).toBe(true);
      expect(sum()).toBe(10);
      for (const verdict of await crowd()) expect(verdict.isAllowed).toBe(false);
      expect(sum()).toBe(15);
    },
  );

  it('makes up for what the store could not be told', async () => {
    const { store, state, sum } = sharedStore();
    const limiter = replica(store, { ms: 10 * MINUTE });
    state.isDown = true;
    await Promise.allSettled(Array.from({ length: 3 }, () => limiter.admit('login', 'a')));
    state.isDown = false;
    expect((await limiter.admit('login', 'a')).remaining).toBe(6);
    expect(sum()).toBe(4);
  });

  it('lets nobody in while the store is away', async () => {
    const { store, state } = sharedStore();
    state.isDown = true;
    await expect(replica(store, { ms: 0 }).admit('login', 'a')).rejects.toThrow('down');
  });
});

describe('the setting', () => {
  const schema = z.object({ RATE_LIMITS: rateLimitsSetting });

  it('changes numbers of the table and nothing else', () => {
    const { RATE_LIMITS } = schema.parse({ RATE_LIMITS: 'global=5000, login=3/60' });
    expect(RATE_LIMITS.global).toMatchObject({ limit: 5_000, windowSeconds: 60 });
    expect(RATE_LIMITS.login).toMatchObject({ limit: 3, windowSeconds: 60, counting: 'exact' });
    expect(schema.parse({}).RATE_LIMITS).toEqual(RATE_LIMIT_POLICIES);
  });

  it.each(['global', 'global=0', 'global=-1', 'toString=5', 'nothing=5', 'global=1/0'])(
    'refuses %j',
    (text) => {
      expect(schema.safeParse({ RATE_LIMITS: text }).success).toBe(false);
    },
  );
});

describe('the headers', () => {
  it('name every policy that applied, in the form of the draft', () => {
    const limiter = replica(sharedStore().store, { ms: 10 * MINUTE });
    expect(rateLimitHeaders([limiter.hit('global', 'a'), limiter.hit('public-api', 'a')])).toEqual([
      ['ratelimit-policy', '"global";q=120;w=60, "public-api";q=100;w=60'],
      ['ratelimit', '"global";r=119;t=60, "public-api";r=99;t=60'],
    ]);
    expect(rateLimitHeaders([])).toEqual([]);
  });
});
