import type { IncomingMessage } from 'node:http';
import { type AttackSource, attacksInUrl, reportAttack, reportSuspicion } from '../security';
import type { RequestClass } from './request-class';

/** Tells the record of attacks what the address of a request and the status of its answer show. */
export function observeAnswer(
  request: IncomingMessage,
  status: number,
  { path, isUnlimited, isApi }: RequestClass,
  address: string,
): void {
  const url = request.url ?? '/';
  const found = attacksInUrl(url);
  if (found.length === 0 && (status < 400 || status >= 500)) return;
  // Routes answer for what they refuse, with their template; here only pages and strays are named by their path.
  const source: AttackSource = { address, method: request.method ?? null, route: path.slice(0, 60) };
  for (const type of found) reportAttack({ type, evidence: path }, source);
  if (status === 429 && !isApi) reportAttack({ type: 'rate_limit' }, source);
  if (isUnlimited || status < 400 || status >= 500 || status === 429) return;
  reportSuspicion(status === 404 ? 'not_found' : 'client_error', source);
}
