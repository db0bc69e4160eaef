import { MS } from '../time';
import type { AttackType } from './taxonomy';

/** What is counted per address until it looks like an attack. */
export type SuspiciousDeed = 'failed_sign_in' | 'not_found' | 'client_error';

const WINDOW_MS = 5 * MS.minute;
const MAX_ADDRESSES = 20_000;

/** How often within five minutes is too often, and what it then is. */
export const SUSPICIONS: Readonly<
  Record<SuspiciousDeed, { readonly threshold: number; readonly type: AttackType }>
> = {
  failed_sign_in: { threshold: 5, type: 'credential_stuffing' },
  not_found: { threshold: 10, type: 'endpoint_scanning' },
  client_error: { threshold: 20, type: 'api_abuse' },
};

/** Counts deeds by address; tells an attack once per address and five minutes. */
export function createSuspicion(now: () => number = Date.now) {
  const seen = new Map<string, { startedMs: number; count: number }>();
  return (deed: SuspiciousDeed, address: string): AttackType | null => {
    const nowMs = now();
    const key = `${deed} ${address}`;
    let entry = seen.get(key);
    if (!entry || nowMs - entry.startedMs >= WINDOW_MS) {
      if (seen.size >= MAX_ADDRESSES) forget(seen, nowMs);
      entry = { startedMs: nowMs, count: 0 };
      seen.set(key, entry);
    }
    entry.count += 1;
    const { threshold, type } = SUSPICIONS[deed];
    return entry.count === threshold ? type : null;
  };
}

function forget(seen: Map<string, { startedMs: number }>, nowMs: number): void {
  for (const [key, { startedMs }] of seen) if (nowMs - startedMs >= WINDOW_MS) seen.delete(key);
  if (seen.size >= MAX_ADDRESSES) seen.clear();
}
