import type { IncomingMessage } from 'node:http';
import type { Refusal } from './refusal';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses writes whose origin is no address at all, and actions that another site sends. Routes check the origin
 * themselves (`requireSameOrigin`), and so does the framework for actions, but it answers them as a failure of ours.
 */
export function refuseForeignWrite(
  { method, headers }: IncomingMessage,
  ownOrigin: string,
): Refusal | undefined {
  const { origin } = headers;
  if (origin === undefined || origin === ownOrigin || SAFE_METHODS.has(method ?? '')) return undefined;
  const isAddress = URL.canParse(origin);
  if (headers['next-action'] === undefined)
    return isAddress || origin === 'null' ? undefined : { code: 'cross_origin_refused' };
  const host = headers['x-forwarded-host'] ?? headers.host;
  return isAddress && new URL(origin).host === host ? undefined : { code: 'cross_origin_refused' };
}
