const CONSENT_KEY = 'octo-rum-consent';

/** What a visitor said about usage data; `unasked` follows what the browser says. */
export type RumChoice = 'granted' | 'denied' | 'unasked';

/** The visitor's choice, as this browser remembers it. */
export function rumChoice(): RumChoice {
  try {
    const stored = localStorage.getItem(CONSENT_KEY);
    return stored === 'granted' || stored === 'denied' ? stored : 'unasked';
  } catch {
    return 'unasked';
  }
}

/** Remembers a choice for this browser; forgets it when storage is off. */
export function storeChoice(isAllowed: boolean): void {
  try {
    localStorage.setItem(CONSENT_KEY, isAllowed ? 'granted' : 'denied');
  } catch {
    // The page in front of the visitor obeys at once; the next one asks the browser again.
  }
}

/**
 * True when nothing may be recorded: the visitor said so here, or the browser says it for them (Do Not Track, Global
 * Privacy Control) and they did not say otherwise.
 */
export function isOptedOut(): boolean {
  const choice = rumChoice();
  if (choice !== 'unasked') return choice === 'denied';
  const visitor = navigator as Navigator & { globalPrivacyControl?: boolean };
  return visitor.globalPrivacyControl === true || visitor.doNotTrack === '1';
}
