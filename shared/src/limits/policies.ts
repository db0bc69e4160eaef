import { z } from 'zod';

/** One row of the table of rate limits. */
export interface RateLimitPolicy {
  /** Requests within any window of `windowSeconds`. */
  readonly limit: number;
  readonly windowSeconds: number;
  /** Whose requests are counted together. */
  readonly per: 'address' | 'user or cart' | 'access token';
  /**
   * `shared`: counted in this process and settled with the other replicas once a second, when a key comes near the
   * limit. `exact`: every request is counted in the store before it is let in.
   */
  readonly counting: 'shared' | 'exact';
  /** When the store does not answer: `local` goes on with this process's own count, `refuse` answers 503. */
  readonly whenStoreFails: 'local' | 'refuse';
  readonly meaning: string;
}

const shared = { counting: 'shared', whenStoreFails: 'local' } as const;

/**
 * The one table of rate limits; `RATE_LIMITS` changes numbers, nothing switches a policy off. Files of the build,
 * `/health` and `/ready` are not limited, nor is the other service, which shows its key.
 */
export const RATE_LIMIT_POLICIES = {
  global: {
    limit: 120,
    windowSeconds: 60,
    per: 'address',
    ...shared,
    meaning: 'Pages, actions and API calls of one address',
  },
  'public-api': {
    limit: 100,
    windowSeconds: 60,
    per: 'address',
    ...shared,
    meaning: 'Reads of the API without a session',
  },
  partner: {
    limit: 1_000,
    windowSeconds: 60,
    per: 'access token',
    ...shared,
    meaning: 'API calls with a signed token, in place of the limits by address; a key may have a lower limit',
  },
  'page-parts': {
    limit: 1_200,
    windowSeconds: 60,
    per: 'address',
    ...shared,
    meaning: 'Pictures and prefetches, of which a page asks for many at once',
  },
  telemetry: {
    limit: 240,
    windowSeconds: 60,
    per: 'address',
    ...shared,
    meaning: 'Batches of spans that browsers hand in',
  },
  writes: {
    limit: 60,
    windowSeconds: 60,
    per: 'user or cart',
    ...shared,
    meaning: 'Whatever changes something, by a signed-in user or a cart',
  },
  checkout: {
    limit: 5,
    windowSeconds: 60,
    per: 'user or cart',
    ...shared,
    meaning: 'Attempts to order and pay',
  },
  login: {
    limit: 10,
    windowSeconds: 300,
    per: 'address',
    counting: 'exact',
    whenStoreFails: 'refuse',
    meaning: 'Attempts to sign in',
  },
} as const satisfies Record<string, RateLimitPolicy>;

/** Name of a policy. */
export type PolicyName = keyof typeof RATE_LIMIT_POLICIES;

/** Policies as they are in force. */
export type RateLimitPolicies = Readonly<Record<PolicyName, RateLimitPolicy>>;

const ENTRY = /^([a-z-]+)=([1-9]\d{0,8})(?:\/([1-9]\d{0,4}))?$/;

/** `RATE_LIMITS`: `policy=limit` or `policy=limit/seconds`, separated by commas (`global=600,login=20/60`). */
export const rateLimitsSetting = z
  .string()
  .default('')
  .transform((text, context): RateLimitPolicies => {
    const policies: Record<PolicyName, RateLimitPolicy> = { ...RATE_LIMIT_POLICIES };
    for (const entry of text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean)) {
      const [, name = '', limit, seconds] = ENTRY.exec(entry) ?? [];
      if (!Object.hasOwn(RATE_LIMIT_POLICIES, name)) {
        context.addIssue({
          code: 'custom',
          message: `"${entry}" is not policy=limit or policy=limit/seconds`,
        });
        return z.NEVER;
      }
      const policy = policies[name as PolicyName];
      policies[name as PolicyName] = {
        ...policy,
        limit: Number(limit),
        windowSeconds: seconds === undefined ? policy.windowSeconds : Number(seconds),
      };
    }
    return policies;
  });
