import type { IncomingMessage } from 'node:http';
import { type AttackSource, attacksInUrl, observeInput, reportAttack, reportSuspicion } from '../security';
import type { RequestClass } from './request-class';

/** Tells the record of attacks what the address of a request and the status of its answer show. */
export function observeAnswer(
  request: IncomingMessage,
  status: number,
  { path, isUnlimited, isApi, isPage }: RequestClass,
  address: string,
): void {
  const url = request.url ?? '/';
  const found = attacksInUrl(url);
  const hasQuery = isPage && url.length > path.length + 1;
  if (found.length === 0 && !hasQuery && (status < 400 || status >= 500)) return;
  // Routes answer for what they refuse, with their template; here only pages and strays are named by their path.
  const source: AttackSource = { address, method: request.method ?? null, route: path.slice(0, 60) };
  // The query of a route is looked at where it is parsed.
  if (hasQuery) observeInput({ query: queryOf(url.slice(path.length + 1)) }, source);
  for (const type of found) reportAttack({ type, evidence: path }, source);
  if (status === 429 && !isApi) reportAttack({ type: 'rate_limit' }, source);
  if (isUnlimited || status < 400 || status >= 500 || status === 429) return;
  reportSuspicion(status === 404 ? 'not_found' : 'client_error', source);
}

/** Longer queries are looked at in their first part only; of equal names the last one counts. */
function queryOf(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text.slice(0, 4_000)));
}
