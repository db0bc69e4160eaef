/** One key's requests in one window. */
export interface WindowKey {
  readonly policy: string;
  /** SHA-256 of the key: addresses and tokens are not kept. */
  readonly keyHash: string;
  /** Number of the window since 1970. */
  readonly window: number;
  readonly windowSeconds: number;
}

/** Where replicas count together. Every call is atomic for its key. */
export interface RateLimitStore {
  /** Adds requests to a window. @returns the requests of all replicas in it, with these */
  readonly add: (key: WindowKey, requests: number) => Promise<number>;
  /** Requests of all replicas in a window. */
  readonly read: (key: WindowKey) => Promise<number>;
  /** Forgets windows that ended before the instant; a store that forgets by itself does nothing. */
  readonly forget: (endedBefore: Date) => Promise<void>;
  readonly close: () => Promise<void>;
}
