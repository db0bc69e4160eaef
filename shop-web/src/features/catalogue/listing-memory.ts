import 'server-only';
import { countMetric } from '@octo/shared/telemetry';

interface Entry<T> {
  readonly value: T;
  readonly expiresAt: number;
}

/** Options of a {@link ShortMemory}. */
interface ShortMemoryOptions {
  readonly ttlMs: number;
  readonly maxEntries: number;
  /** How its look-ups are counted. */
  readonly name: string;
}

/**
 * Answers kept in this process for some seconds. Several callers that miss the same key wait for one load, and
 * a load that began before `clear()` is handed to those who waited but never kept.
 */
export class ShortMemory<T> {
  private readonly entries = new Map<string, Entry<T>>();
  private readonly loading = new Map<string, Promise<T>>();
  private generation = 0;

  constructor(private readonly options: ShortMemoryOptions) {}

  /** The kept answer, if it is still fresh. */
  peek(key: string, nowMs: number): T | undefined {
    const entry = this.entries.get(key);
    const isHit = entry !== undefined && entry.expiresAt > nowMs;
    countMetric('octo.cache.lookups', {
      'cache.name': this.options.name,
      'cache.outcome': isHit ? 'hit' : 'miss',
    });
    return isHit ? entry.value : undefined;
  }

  /** The kept answer, or what `load` brings; a failed load is not kept. */
  async read(key: string, nowMs: number, load: () => Promise<T>): Promise<T> {
    const kept = this.peek(key, nowMs);
    if (kept !== undefined) return kept;
    const running = this.loading.get(key);
    if (running !== undefined) return running;
    const started = this.load(key, nowMs, load);
    this.loading.set(key, started);
    try {
      return await started;
    } finally {
      if (this.loading.get(key) === started) this.loading.delete(key);
    }
  }

  private async load(key: string, nowMs: number, load: () => Promise<T>): Promise<T> {
    const { generation } = this;
    const value = await load();
    if (generation === this.generation) {
      this.entries.delete(key);
      this.entries.set(key, { value, expiresAt: nowMs + this.options.ttlMs });
      this.dropOldest();
    }
    return value;
  }

  private dropOldest(): void {
    for (const key of this.entries.keys()) {
      if (this.entries.size <= this.options.maxEntries) return;
      this.entries.delete(key);
    }
  }

  /** Forgets everything. */
  clear(): void {
    this.generation += 1;
    this.entries.clear();
    this.loading.clear();
  }
}
