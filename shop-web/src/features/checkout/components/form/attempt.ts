/** Gives every attempt to order its idempotency key. */
export interface Attempts {
  /** The key for a body: the one before when nothing changed and the outcome is still open, else a new one. */
  readonly keyFor: (body: string) => string;
  /** The attempt ended definitely (placed or refused): whatever is sent next is a new one. */
  readonly settle: () => void;
}

// Not crypto.randomUUID: it is missing on plain http, where a shop in a local network may run.
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/** @param newKey makes an unguessable key; injected for tests */
export function createAttempts(newKey: () => string = randomKey): Attempts {
  let open: { readonly key: string; readonly body: string } | null = null;
  return {
    keyFor(body) {
      if (open?.body !== body) open = { key: newKey(), body };
      return open.key;
    },
    settle() {
      open = null;
    },
  };
}
