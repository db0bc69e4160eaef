import type { RateVerdict } from './window';

/**
 * The state of limits as response fields.
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 * @returns `RateLimit-Policy` and `RateLimit`; empty without verdicts
 */
export function rateLimitHeaders(
  verdicts: readonly RateVerdict[],
): readonly (readonly [name: string, value: string])[] {
  if (verdicts.length === 0) return [];
  return [
    ['ratelimit-policy', verdicts.map((v) => `"${v.policy}";q=${v.limit};w=${v.windowSeconds}`).join(', ')],
    ['ratelimit', verdicts.map((v) => `"${v.policy}";r=${v.remaining};t=${v.resetSeconds}`).join(', ')],
  ];
}
