import { nowMs, type RumSpan, randomHex } from './span';

/** Frames longer than this are felt; the browser reports them. */
const LONG_FRAME_MS = 50;

/** One page in front of the visitor, from its navigation to the next, hidden stretches left out. */
export class PageView {
  /** Ties everything of the view together. */
  readonly id = randomHex(8);
  private startMs = nowMs();
  private longTaskCount = 0;
  private longestMs = 0;
  private blockedMs = 0;

  constructor(
    /** Template of its path. */
    readonly page: string,
    private readonly traceId: string,
    private readonly parentSpanId: string | undefined,
  ) {}

  /** A frame or task kept the page from answering. */
  addLongTask(durationMs: number, blockingMs = Math.max(0, durationMs - LONG_FRAME_MS)): void {
    this.longTaskCount += 1;
    this.longestMs = Math.max(this.longestMs, durationMs);
    this.blockedMs += blockingMs;
  }

  /** The visitor looks again. */
  resume(): void {
    this.startMs = nowMs();
  }

  /** The stretch that ends now, with what its long tasks added up to; they start from nothing again. */
  end(): RumSpan {
    const span: RumSpan = {
      traceId: this.traceId,
      spanId: randomHex(8),
      parentSpanId: this.parentSpanId,
      name: 'browser.view',
      kind: 1,
      startMs: this.startMs,
      endMs: nowMs(),
      attributes: {
        'browser.page.path': this.page,
        'browser.view.id': this.id,
        'browser.long_task.count': this.longTaskCount,
        'browser.long_task.longest_ms': Math.round(this.longestMs),
        'browser.long_task.blocked_ms': Math.round(this.blockedMs),
      },
    };
    this.longTaskCount = 0;
    this.longestMs = 0;
    this.blockedMs = 0;
    return span;
  }
}
