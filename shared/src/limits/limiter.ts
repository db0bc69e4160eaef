import 'server-only';
import { sha256Hex } from '../ids';
import { getLogger, suppressTracing } from '../telemetry';
import type { PolicyName, RateLimitPolicies, RateLimitPolicy } from './policies';
import type { RateLimitStore, WindowKey } from './store';
import {
  advance,
  type KeyCount,
  newKeyCount,
  type RateVerdict,
  requestsNow,
  verdictOf,
  windowOf,
} from './window';

const MAX_KEYS = 50_000;
/** Replicas for whose sum the limit holds although small counts are never told to one another. */
const REPLICAS = 8;
const MAX_SETTLED_AT_ONCE = 200;

/** Counts requests by policy and key. */
export interface RateLimiter {
  /** Counts one request of a `shared` policy; takes no I/O. */
  readonly hit: (policy: PolicyName, key: string) => RateVerdict;
  /**
   * Counts one request of any policy; an `exact` one is counted in the store first.
   * @throws what the store throws, when the policy refuses without it
   */
  readonly admit: (policy: PolicyName, key: string) => Promise<RateVerdict>;
  /** Exchanges counts with the other replicas; runs once a second. */
  readonly settle: () => Promise<void>;
}

const log = getLogger('limits');

/** Builds a limiter on a store that all replicas share. */
export function createRateLimiter(options: {
  readonly policies: RateLimitPolicies;
  readonly store: RateLimitStore;
  readonly now?: () => number;
}): RateLimiter {
  const { policies, store, now = Date.now } = options;
  const counts = new Map<string, KeyCount>();
  const dirty = new Set<string>();

  const countOf = (name: PolicyName, key: string, nowMs: number): { id: string; count: KeyCount } => {
    const id = `${name} ${key}`;
    const window = windowOf(nowMs, policies[name]);
    let count = counts.get(id);
    if (count) {
      advance(count, window);
    } else {
      if (counts.size >= MAX_KEYS) dropOldest(counts);
      count = newKeyCount(window);
      counts.set(id, count);
    }
    return { id, count };
  };

  const hit = (name: PolicyName, key: string): RateVerdict => {
    const nowMs = now();
    const policy = policies[name];
    const { id, count } = countOf(name, key, nowMs);
    count.unsettled += 1;
    if (requestsNow(count) >= policy.limit / REPLICAS) dirty.add(id);
    return verdictOf(name, policy, count, nowMs);
  };

  /** Tells the store what it does not know yet. @returns the count as the store has it, for this exchange alone */
  const exchange = async (name: PolicyName, key: string, count: KeyCount): Promise<KeyCount> => {
    const { windowSeconds } = policies[name];
    const { window, unsettled } = count;
    const windowKey: WindowKey = { policy: name, keyHash: sha256Hex(key), window, windowSeconds };
    // Taken out at once: others come while the store is asked, and each request is told once.
    count.unsettled = 0;
    count.sent += unsettled;
    let total: number;
    try {
      total = await store.add(windowKey, unsettled);
    } catch (error) {
      if (count.window === window) {
        count.sent -= unsettled;
        count.unsettled += unsettled;
      }
      throw error;
    }
    // The window may have ended meanwhile.
    if (count.window !== window) return count;
    count.sent -= unsettled;
    // Answers to exchanges side by side come in any order.
    count.settled = Math.max(count.settled, total);
    const previous = count.isPreviousKnown ? null : await store.read({ ...windowKey, window: window - 1 });
    if (count.window !== window) return count;
    if (previous !== null) {
      count.previous = Math.max(count.previous, previous);
      count.isPreviousKnown = true;
    }
    return { ...count, settled: total, unsettled: 0, sent: 0 };
  };

  const admit = async (name: PolicyName, key: string): Promise<RateVerdict> => {
    const policy: RateLimitPolicy = policies[name];
    const verdict = hit(name, key);
    if (policy.counting === 'shared') return verdict;
    const { id, count } = countOf(name, key, now());
    try {
      const own = await exchange(name, key, count);
      dirty.delete(id);
      return verdictOf(name, policy, own, now());
    } catch (error) {
      if (policy.whenStoreFails === 'refuse') throw error;
      log.warn({ err: error, policy: name }, 'Requests are counted in this process alone');
    }
    return verdictOf(name, policy, count, now());
  };

  const settle = async (): Promise<void> => {
    const batch = [...dirty].slice(0, MAX_SETTLED_AT_ONCE);
    for (const id of batch) {
      dirty.delete(id);
      const blank = id.indexOf(' ');
      const name = id.slice(0, blank) as PolicyName;
      const count = counts.get(id);
      if (count && count.unsettled > 0)
        await suppressTracing(() => exchange(name, id.slice(blank + 1), count));
    }
    forgetOver(counts, policies, now());
  };

  return { hit, admit, settle };
}

/** Makes room for a tenth more: the keys that were made first. */
function dropOldest(counts: Map<string, KeyCount>): void {
  let left = Math.ceil(MAX_KEYS / 10);
  for (const id of counts.keys()) {
    if (left === 0) return;
    counts.delete(id);
    left -= 1;
  }
}

function forgetOver(counts: Map<string, KeyCount>, policies: RateLimitPolicies, nowMs: number): void {
  for (const [id, count] of counts) {
    const name = id.slice(0, id.indexOf(' ')) as PolicyName;
    if (windowOf(nowMs, policies[name]) - count.window > 1) counts.delete(id);
  }
}
