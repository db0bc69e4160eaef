import { randomHex } from './span';

const ID_KEY = 'octo-session-id';
const SEEN_KEY = 'octo-session-seen';
const IDLE_LIMIT_MS = 30 * 60 * 1_000;

/** A stretch of visits by one browser. */
export interface RumSession {
  readonly id: string;
  /** Decided by the id, so that a whole session is recorded or none of it. */
  readonly isSampled: boolean;
}

/** Continues the browser's session, or begins one after half an hour without a page or an action. */
export function readSession(sampleRatio: number, nowMs = Date.now()): RumSession {
  let id: string | null = null;
  try {
    const seenAt = Number(localStorage.getItem(SEEN_KEY) ?? '0');
    if (nowMs - seenAt < IDLE_LIMIT_MS) id = localStorage.getItem(ID_KEY);
    if (!id || !/^[0-9a-f]{32}$/.test(id)) id = randomHex(16);
    localStorage.setItem(ID_KEY, id);
    localStorage.setItem(SEEN_KEY, String(nowMs));
  } catch {
    // Storage can be switched off; then each page is a session of its own.
    id ??= randomHex(16);
  }
  return { id, isSampled: Number.parseInt(id.slice(-8), 16) / 0x1_0000_0000 < sampleRatio };
}

/** Forgets the session: a visitor who says no leaves no id behind. */
export function forgetSession(): void {
  try {
    localStorage.removeItem(ID_KEY);
    localStorage.removeItem(SEEN_KEY);
  } catch {
    // Nothing was stored then.
  }
}
