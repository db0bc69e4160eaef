import 'server-only';
import { type PolicyName, RATE_LIMIT_POLICIES, type RateVerdict, requireRate } from '../limits';

/** What rate limits know about a caller. */
export interface RateSubject {
  /** A signed-in user, a session, a cart. Null or absent for nobody in particular: the address is counted. */
  readonly rateKey?: string | null;
  /** As the edge found it. */
  readonly ipAddress?: string | null;
}

/**
 * Counts one request for its caller.
 * @throws AppError `rate_limited`, `overloaded`
 */
export function requireSubjectRate(
  policy: PolicyName,
  { rateKey, ipAddress }: RateSubject,
): Promise<RateVerdict | null> {
  const address = `address ${ipAddress ?? 'unknown'}`;
  const isByAddress = RATE_LIMIT_POLICIES[policy].per === 'address';
  return requireRate(policy, isByAddress ? address : (rateKey ?? address));
}
