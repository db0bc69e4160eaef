import { encodeSpans } from './encode';
import type { RumAttributes, RumSpan } from './span';

/** How a queue sends; replaced in tests. */
export interface RumTransport {
  /** @returns false when the browser refused to take the body */
  beacon(body: string): boolean;
  post(body: string): void;
}

const MAX_QUEUED = 200;
const MAX_BATCH = 50;
const MAX_BODY_LENGTH = 48_000;
const SEND_AFTER_MS = 2_000;

/**
 * Collects spans and sends them in small bodies. When it is full, new spans are lost: a page must never pay for
 * its telemetry. What could not be delivered is not tried again.
 */
export class RumQueue {
  private spans: RumSpan[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly transport: RumTransport,
    private readonly resource: () => RumAttributes,
  ) {}

  add(span: RumSpan): void {
    if (this.spans.length >= MAX_QUEUED) return;
    this.spans.push(span);
    if (this.spans.length >= MAX_BATCH) this.send(false);
    else this.timer ??= setTimeout(() => this.send(false), SEND_AFTER_MS);
  }

  /** Forgets what waits. */
  clear(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.spans = [];
  }

  /** Sends everything; `isLeaving` uses what survives the end of the page. */
  send(isLeaving: boolean): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const waiting = this.spans;
    this.spans = [];
    while (waiting.length > 0) this.sendBatch(waiting.splice(0, MAX_BATCH), isLeaving);
  }

  private sendBatch(batch: readonly RumSpan[], isLeaving: boolean): void {
    const body = encodeSpans(batch, this.resource());
    if (body.length > MAX_BODY_LENGTH) {
      // A single span that is too large (a stack without end) is not worth a refusal.
      if (batch.length === 1) return;
      const half = batch.length >> 1;
      this.sendBatch(batch.slice(0, half), isLeaving);
      this.sendBatch(batch.slice(half), isLeaving);
      return;
    }
    if (!(isLeaving && this.transport.beacon(body))) this.transport.post(body);
  }
}
