import type { PolicyName, RateLimitPolicy } from './policies';

/** The answer to one request. */
export interface RateVerdict {
  readonly policy: PolicyName;
  readonly isAllowed: boolean;
  readonly limit: number;
  readonly windowSeconds: number;
  /** Requests that are left now, never below 0. */
  readonly remaining: number;
  /** Until more become free, at least 1. */
  readonly resetSeconds: number;
}

/** The count of one key: the current window and the one before. */
export interface KeyCount {
  /** Number of the window since 1970. */
  window: number;
  /** Requests here in the current window that the store knows not yet. */
  unsettled: number;
  /** Requests here that are on their way to the store. */
  sent: number;
  /** Requests of all replicas in the current window, as last told by the store; includes ours. */
  settled: number;
  /** Requests of all replicas in the window before. */
  previous: number;
  /** The store was asked about the window before. */
  isPreviousKnown: boolean;
}

/** A key that was never seen. */
export function newKeyCount(window: number): KeyCount {
  return { window, unsettled: 0, sent: 0, settled: 0, previous: 0, isPreviousKnown: false };
}

/** Which window an instant belongs to. */
export function windowOf(nowMs: number, { windowSeconds }: RateLimitPolicy): number {
  return Math.floor(nowMs / (windowSeconds * 1_000));
}

/** All requests of the current window that are known here. */
export function requestsNow({ settled, unsettled, sent }: KeyCount): number {
  return settled + unsettled + sent;
}

/** Moves a count on to the window of now. */
export function advance(count: KeyCount, window: number): void {
  if (count.window === window) return;
  count.previous = count.window === window - 1 ? requestsNow(count) : 0;
  count.window = window;
  count.settled = 0;
  count.unsettled = 0;
  count.sent = 0;
}

/**
 * Counts towards a sliding window: all of the current window, and of the one before the share that the sliding
 * window still covers. That supposes the earlier requests came evenly; the error is below the limit's own size and
 * vanishes within a window.
 */
export function slidingCount(count: KeyCount, nowMs: number, { windowSeconds }: RateLimitPolicy): number {
  const windowMs = windowSeconds * 1_000;
  const passed = (nowMs % windowMs) / windowMs;
  return requestsNow(count) + count.previous * (1 - passed);
}

/** What a count means for the request that was just added to it. */
export function verdictOf(
  name: PolicyName,
  policy: RateLimitPolicy,
  count: KeyCount,
  nowMs: number,
): RateVerdict {
  const { limit, windowSeconds } = policy;
  const used = slidingCount(count, nowMs, policy);
  const isAllowed = used <= limit;
  return {
    policy: name,
    isAllowed,
    limit,
    windowSeconds,
    remaining: Math.max(0, Math.floor(limit - used)),
    resetSeconds: isAllowed ? secondsLeft(nowMs, windowSeconds) : secondsUntilFree(count, nowMs, policy),
  };
}

function secondsLeft(nowMs: number, windowSeconds: number): number {
  const windowMs = windowSeconds * 1_000;
  return Math.max(1, Math.ceil((windowMs - (nowMs % windowMs)) / 1_000));
}

/** When one more request would be within the limit, if nothing else comes. */
function secondsUntilFree(count: KeyCount, nowMs: number, { limit, windowSeconds }: RateLimitPolicy): number {
  const current = requestsNow(count);
  const untilEnd = secondsLeft(nowMs, windowSeconds);
  const wanted = limit - 1;
  // This window alone is over: it must end, and then fade until its share is small enough.
  if (current > wanted) return untilEnd + Math.ceil(windowSeconds * (1 - wanted / current));
  const share = 1 - (wanted - current) / count.previous;
  const passedSeconds = (nowMs / 1_000) % windowSeconds;
  return Math.min(untilEnd, Math.max(1, Math.ceil(share * windowSeconds - passedSeconds)));
}
