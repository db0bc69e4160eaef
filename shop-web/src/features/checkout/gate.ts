import { AppError } from '@octo/shared/errors';

interface GateOptions {
  /** How many may be inside at once. */
  readonly limit: number;
  /** How many may wait; the next one is refused. */
  readonly maxWaiting: number;
}

/**
 * Lets a limited number of callers in and keeps the others in line, first come first served. Checkout's
 * transactions pass one, so that a rush waits here, in memory, and not for connections that time out.
 */
export class Gate {
  private inside = 0;
  private readonly line: (() => void)[] = [];

  constructor(private readonly options: GateOptions) {}

  /** Runs `work` when it is its turn. @throws AppError `overloaded` when the line is too long */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside >= this.options.limit) await this.wait();
    else this.inside += 1;
    try {
      return await work();
    } finally {
      const next = this.line.shift();
      // The place is handed over, so that nobody can slip in between.
      if (next) next();
      else this.inside -= 1;
    }
  }

  private wait(): Promise<void> {
    if (this.line.length >= this.options.maxWaiting) {
      throw new AppError('overloaded', { retryAfterSeconds: 2 });
    }
    return new Promise((resolve) => this.line.push(resolve));
  }
}
