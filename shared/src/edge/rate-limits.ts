import type { IncomingMessage } from 'node:http';
import { sha256Hex } from '../ids';
import { type PolicyName, type RateVerdict, rateLimited, rateLimiter } from '../limits';
import type { Refusal } from './refusal';
import type { RequestClass } from './request-class';

/**
 * Counts a request by its address, in memory alone. Partners and scripts share addresses with others and need more:
 * whoever shows a token of ours to the API is counted by the token instead.
 * @param signedTokenIn the token of an `Authorization` header when its signature is right
 * @returns a verdict per policy that applied; empty for what is not limited
 */
export function countRequest(
  request: IncomingMessage,
  { isUnlimited, isPagePart, isTelemetry, isApi }: RequestClass,
  address: string,
  options: {
    readonly hasPublicApi: boolean;
    readonly signedTokenIn: (authorization: string) => string | null;
  },
): readonly RateVerdict[] {
  const limiter = rateLimiter();
  if (!limiter || isUnlimited) return [];
  const count = (policy: PolicyName) => limiter.hit(policy, address);
  if (isPagePart) return [count('page-parts')];
  if (isTelemetry) return [count('telemetry')];
  const { authorization } = request.headers;
  const token = isApi && authorization !== undefined ? options.signedTokenIn(authorization) : null;
  if (token !== null) return [limiter.hit('partner', `token ${sha256Hex(token)}`)];
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  return options.hasPublicApi && isApi && isRead ? [count('global'), count('public-api')] : [count('global')];
}

/** The refusal of the policy that takes longest; undefined when all let the request in. */
export function refusalOf(verdicts: readonly RateVerdict[]): Refusal | undefined {
  let worst: RateVerdict | undefined;
  for (const verdict of verdicts) {
    if (!verdict.isAllowed && (!worst || verdict.resetSeconds > worst.resetSeconds)) worst = verdict;
  }
  if (!worst) return undefined;
  const { code, detail = '' } = rateLimited(worst);
  return { code, detail, headers: { 'retry-after': String(worst.resetSeconds) } };
}
