import { nowMs, type RumSpan, randomHex } from './span';

/** Where a new span belongs. */
export interface SpanPlace {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
}

const WAIT_FOR_FIRST_CALL_MS = 5_000;
const WAIT_BETWEEN_CALLS_MS = 1_000;

/** Ids of the span that a trace begins with. */
export interface RootIds {
  readonly traceId: string;
  readonly spanId: string;
}

/**
 * What the user did last (opened the page, clicked, submitted), and the trace that it caused. The first call of an
 * action is the root of the trace; calls and events that follow closely, such as the page that opens after a
 * purchase, are below it.
 */
export class UserAction {
  private readonly root: RootIds;
  private hasRoot: boolean;
  private runningCount = 0;
  private validUntilMs: number;
  private early: RumSpan[] = [];

  /** @param root given when the root is no call but known already: the load of the page */
  constructor(
    private readonly emit: (span: RumSpan) => void,
    root?: RootIds,
    private readonly now: () => number = nowMs,
  ) {
    this.hasRoot = root !== undefined;
    this.root = root ?? { traceId: randomHex(16), spanId: randomHex(8) };
    this.validUntilMs = now() + WAIT_FOR_FIRST_CALL_MS;
  }

  /** False when what happens now was not caused by this action any more. */
  isCurrent(): boolean {
    return this.runningCount > 0 || this.now() < this.validUntilMs;
  }

  /** A call begins. */
  beginCall(): SpanPlace {
    this.runningCount += 1;
    const spanId = this.hasRoot ? randomHex(8) : this.root.spanId;
    const parentSpanId = this.hasRoot ? this.root.spanId : undefined;
    if (!this.hasRoot) {
      this.hasRoot = true;
      for (const span of this.early) this.emit({ ...span, parentSpanId: this.root.spanId });
      this.early = [];
    }
    return { traceId: this.root.traceId, spanId, parentSpanId };
  }

  /** A call ended. */
  endCall(): void {
    this.runningCount -= 1;
    this.extend();
  }

  /** Something of this action has just ended: what follows closely still belongs to it. */
  extend(): void {
    this.validUntilMs = this.now() + WAIT_BETWEEN_CALLS_MS;
  }

  /** Place of an event; hand the span to {@link add}. */
  placeEvent(): SpanPlace {
    return {
      traceId: this.root.traceId,
      spanId: randomHex(8),
      parentSpanId: this.hasRoot ? this.root.spanId : undefined,
    };
  }

  /** An event that comes before the first call waits for it, because that call will be its parent. */
  add(span: RumSpan): void {
    if (this.hasRoot) this.emit(span);
    else this.early.push(span);
  }

  /** The action is over; events without a call stand for themselves. */
  close(): void {
    for (const span of this.early) this.emit(span);
    this.early = [];
  }
}
