import type { ServerResponse } from 'node:http';
import { type RateVerdict, rateLimitHeaders } from '../limits';
import {
  commonHeaders,
  DATA_CONTENT_SECURITY_POLICY,
  type HeaderPolicy,
  pageContentSecurityPolicy,
} from './security-headers';

/** See next-cache-handler.mjs, which writes it. */
const INLINE_HASHES_HEADER = 'x-octo-inline-hashes';
const MAX_REMEMBERED_POLICIES = 2_000;

/** What the edge knows about one request when its answer begins. */
export interface HeadFacts {
  readonly requestId: string;
  /** Policy with the nonce that a page would be rendered with. */
  readonly pagePolicy: string;
  /** Files and pictures that other sites may show. */
  readonly isEmbeddable: boolean;
  /** What CORS adds. */
  readonly extra: readonly (readonly [string, string])[];
  /** Limits that the edge applied; a route may have applied more. */
  readonly verdicts: readonly RateVerdict[];
}

/** Builds the function that completes the head of an answer, just before it is written. */
export function createHeadWriter(policy: HeaderPolicy): (response: ServerResponse, facts: HeadFacts) => void {
  const common = commonHeaders(policy);
  // Kept pages are few and their hashes long; the text of a policy is put together once.
  const policies = new Map<string, string>();

  const policyOfHashes = (hashes: string): string => {
    let text = policies.get(hashes);
    if (text === undefined) {
      const [scripts = '', styles = ''] = hashes.split('|');
      text = pageContentSecurityPolicy(policy, scripts, styles);
      if (policies.size >= MAX_REMEMBERED_POLICIES) policies.clear();
      policies.set(hashes, text);
    }
    return text;
  };

  const contentSecurityPolicy = (response: ServerResponse, pagePolicy: string): string => {
    const hashes = response.getHeader(INLINE_HASHES_HEADER);
    if (!isDocument(response)) return DATA_CONTENT_SECURITY_POLICY;
    if (typeof hashes === 'string') return policyOfHashes(hashes);
    return pagePolicy;
  };

  return (response, { requestId, pagePolicy, isEmbeddable, extra, verdicts }) => {
    for (const [name, value] of common) if (!response.hasHeader(name)) response.setHeader(name, value);
    if (!response.hasHeader('cross-origin-resource-policy'))
      response.setHeader('cross-origin-resource-policy', isEmbeddable ? 'cross-origin' : 'same-origin');
    if (!response.hasHeader('x-request-id')) response.setHeader('x-request-id', requestId);
    if (!response.hasHeader('content-security-policy'))
      response.setHeader('content-security-policy', contentSecurityPolicy(response, pagePolicy));
    response.removeHeader(INLINE_HASHES_HEADER);
    for (const [name, value] of extra) response.appendHeader(name, value);
    for (const [name, value] of rateLimitHeaders(verdicts)) {
      const ofRoute = response.getHeader(name);
      response.setHeader(name, ofRoute === undefined ? value : `${value}, ${ofRoute}`);
    }
  };
}

function isDocument(response: ServerResponse): boolean {
  const type = response.getHeader('content-type');
  return typeof type === 'string' && type.startsWith('text/html');
}
