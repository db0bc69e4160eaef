import { suppressTracing } from '../span';

/** How a queue behaves. */
export interface BatchQueueOptions<T> {
  readonly maxItems: number;
  readonly batchSize: number;
  readonly delayMs: number;
  /** Sends a batch; it bounds its own time. A failure loses the batch. */
  readonly send: (batch: readonly T[]) => Promise<void>;
  /** Told how many were lost, and why. */
  readonly onLost: (count: number, reason: string) => void;
}

/** Gathers items and sends them in batches, one at a time. Holds a bounded number; what comes too fast is lost. */
export class BatchQueue<T> {
  private items: T[] = [];
  private timer: NodeJS.Timeout | undefined;
  private sending: Promise<void> | null = null;

  constructor(private readonly options: BatchQueueOptions<T>) {}

  add(item: T): void {
    if (this.items.length >= this.options.maxItems) {
      this.options.onLost(1, 'queue_full');
      return;
    }
    this.items.push(item);
    if (this.items.length >= this.options.batchSize) this.start();
    else this.plan();
  }

  /** Sends what is queued now. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    while (this.items.length > 0 || this.sending) {
      this.start();
      await this.sending;
    }
  }

  private plan(): void {
    if (this.timer || this.sending) return;
    this.timer = setTimeout(() => this.start(), this.options.delayMs);
    this.timer.unref();
  }

  private start(): void {
    if (this.sending || this.items.length === 0) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    const batch = this.items.splice(0, this.options.batchSize);
    this.sending = suppressTracing(() => this.options.send(batch))
      .catch((error: unknown) =>
        this.options.onLost(batch.length, error instanceof Error ? error.name : 'failed'),
      )
      .finally(() => {
        this.sending = null;
        if (this.items.length >= this.options.batchSize) this.start();
        else if (this.items.length > 0) this.plan();
      });
  }
}
