import 'server-only';
import { AppError } from '../errors';
import { countMetric, getLogger } from '../telemetry';
import { MS } from '../time';
import { createRateLimiter, type RateLimiter } from './limiter';
import type { PolicyName, RateLimitPolicies } from './policies';
import type { RateLimitStore } from './store';
import type { RateVerdict } from './window';

const FORGET_EVERY_MS = 10 * MS.minute;
/** Longer than any window and the one before it. */
const KEPT_MS = MS.day;

// A bundler may instantiate this module once per entry point; the process counts once.
const KEY = Symbol.for('octo.limits');
const holder = globalThis as typeof globalThis & { [KEY]?: RateLimiter };

/**
 * Starts the limits of this process: called once, at boot.
 * @param store shared by all replicas
 * @returns a function that settles what is counted and stops
 */
export function startRateLimits(policies: RateLimitPolicies, store: RateLimitStore): () => Promise<void> {
  const limiter = createRateLimiter({ policies, store });
  holder[KEY] = limiter;
  const log = getLogger('limits');
  let busy: Promise<void> | null = null;
  let hasFailed = false;
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
      hasFailed = false;
    } catch (error) {
      // Stated policy: without the store each process goes on with its own counts. Said once per outage.
      if (!hasFailed) log.warn({ err: error }, 'Limits are counted in this process alone');
      hasFailed = true;
    }
  };
  const exchange = (work: () => Promise<void>): Promise<void> => {
    busy ??= attempt(work).finally(() => {
      busy = null;
    });
    return busy;
  };
  const settling = setInterval(() => void exchange(limiter.settle), MS.second);
  const forgetting = setInterval(
    () => void exchange(() => store.forget(new Date(Date.now() - KEPT_MS))),
    FORGET_EVERY_MS,
  );
  settling.unref();
  forgetting.unref();
  return async () => {
    clearInterval(settling);
    clearInterval(forgetting);
    await busy;
    await exchange(limiter.settle);
    await store.close();
  };
}

/** The limiter of this process; null where nothing was started (tests of single routes, builds). */
export function rateLimiter(): RateLimiter | null {
  return holder[KEY] ?? null;
}

/** A refusal in words. */
export function rateLimited({ resetSeconds, policy }: RateVerdict): AppError {
  countMetric('octo.rate_limit.refused', { 'rate_limit.policy': policy });
  return new AppError('rate_limited', {
    detail: `Try again in ${resetSeconds === 1 ? 'a second' : `${resetSeconds} seconds`}.`,
    retryAfterSeconds: resetSeconds,
    facts: { policy, retryAfterSeconds: resetSeconds },
  });
}

/**
 * Counts one request of a policy.
 * @returns the verdict for the answer's head, null where limits were not started
 * @throws AppError `rate_limited`, `overloaded` when a policy that may not go on without its store cannot ask it
 */
export async function requireRate(policy: PolicyName, key: string): Promise<RateVerdict | null> {
  const limiter = rateLimiter();
  if (!limiter) return null;
  const verdict = await admitOrFail(limiter, policy, key);
  if (!verdict.isAllowed) throw rateLimited(verdict);
  return verdict;
}

async function admitOrFail(limiter: RateLimiter, policy: PolicyName, key: string): Promise<RateVerdict> {
  try {
    return await limiter.admit(policy, key);
  } catch (cause) {
    throw new AppError('overloaded', { cause, retryAfterSeconds: 5 });
  }
}
