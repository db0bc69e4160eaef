import 'server-only';
import { AppError } from '@octo/shared/errors';

/** What a queue does with the items that wait, and how many it takes. */
export interface WriteQueueOptions<T> {
  readonly write: (items: readonly T[]) => Promise<void>;
  /** Items in one write. */
  readonly maxBatch: number;
  /** Items that may wait; who comes later is asked to come back. */
  readonly maxWaiting: number;
}

interface Waiting<T> {
  readonly items: readonly T[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Writes batches one write after another, several together when they have to wait: few large writes, and senders that
 * know when theirs is done. Memory is bounded: beyond it they get 429 and keep what they have.
 */
export class WriteQueue<T> {
  private readonly waiting: Waiting<T>[] = [];
  private waitingCount = 0;
  private isWriting = false;

  constructor(private readonly options: WriteQueueOptions<T>) {}

  /**
   * Resolves when the items are written.
   * @throws AppError `rate_limited` when too many wait; what the write throws
   */
  add(items: readonly T[]): Promise<void> {
    if (this.waitingCount > 0 && this.waitingCount + items.length > this.options.maxWaiting) {
      return Promise.reject(new AppError('rate_limited', { retryAfterSeconds: 1 }));
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ items, resolve, reject });
      this.waitingCount += items.length;
      if (!this.isWriting) void this.run();
    });
  }

  /** Items that wait or are being written. */
  get depth(): number {
    return this.waitingCount;
  }

  private async run(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) {
      const batch = this.take();
      const items = batch.flatMap((entry) => entry.items);
      try {
        await this.options.write(items);
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
      this.waitingCount -= items.length;
    }
    this.isWriting = false;
  }

  private take(): Waiting<T>[] {
    const batch: Waiting<T>[] = [];
    let count = 0;
    while (
      this.waiting[0] &&
      (count === 0 || count + this.waiting[0].items.length <= this.options.maxBatch)
    ) {
      count += this.waiting[0].items.length;
      batch.push(this.waiting.shift() as Waiting<T>);
    }
    return batch;
  }
}
