import 'server-only';
import { AppError } from '../errors';

interface BreakerOptions {
  /** Failures in a row that open the breaker. */
  readonly failureThreshold: number;
  /** How long calls are refused before one is let through on trial. */
  readonly openMs: number;
  readonly now?: () => number;
  /** Told of every change of state. */
  readonly onChange?: (state: 'closed' | 'open' | 'half_open') => void;
}

/** Closed → open after repeated failures → half open: one trial call decides. */
export class CircuitBreaker {
  private failures = 0;
  private openedAt: number | null = null;
  private isTrialRunning = false;

  constructor(private readonly options: BreakerOptions) {}

  private now(): number {
    return (this.options.now ?? Date.now)();
  }

  /** `closed`, `open` or `half_open`. */
  get state(): 'closed' | 'open' | 'half_open' {
    if (this.openedAt === null) return 'closed';
    return this.now() - this.openedAt >= this.options.openMs ? 'half_open' : 'open';
  }

  /**
   * Runs `call` unless the breaker is open. A rejected promise or an answer of 500 and above counts as failure.
   * @throws AppError `upstream_unavailable` when open
   */
  async run(call: () => Promise<Response>): Promise<Response> {
    const state = this.state;
    if (state === 'open' || (state === 'half_open' && this.isTrialRunning)) {
      throw new AppError('upstream_unavailable', {
        detail: 'The service failed repeatedly and is being left alone for a moment.',
        retryAfterSeconds: Math.ceil(this.options.openMs / 1_000),
        // Tells callers that nothing was sent.
        facts: { circuit: 'open' },
      });
    }
    this.isTrialRunning = state === 'half_open';
    if (this.isTrialRunning) this.options.onChange?.('half_open');
    try {
      const response = await call();
      if (response.status >= 500) this.recordFailure();
      else this.recordSuccess();
      return response;
    } catch (error) {
      this.recordFailure();
      throw error;
    } finally {
      this.isTrialRunning = false;
    }
  }

  private recordSuccess(): void {
    this.failures = 0;
    if (this.openedAt !== null) this.options.onChange?.('closed');
    this.openedAt = null;
  }

  private recordFailure(): void {
    this.failures += 1;
    if (this.failures < this.options.failureThreshold) return;
    // Late failures of calls that began while it was closed keep it open, which is no change.
    if (this.state !== 'open') this.options.onChange?.('open');
    this.openedAt = this.now();
  }
}
