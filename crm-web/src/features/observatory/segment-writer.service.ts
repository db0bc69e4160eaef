import 'server-only';
import type { Store } from '@octo/shared/db';
import { getLogger } from '@octo/shared/telemetry';
import { closeSegment, createSegment, listSegments, type SegmentSignal } from './segments.repository';

/** A segment closes when it holds so many rows: small enough to be read through, large enough to be few. */
const MAX_ROWS = 250_000;
/** A segment closes when it is so old, so that its indexes come in good time. */
const MAX_AGE_MS = 60 * 60 * 1_000;
/** The segment is gone: its table, or its place in the parent. */
const GONE = new Set(['42P01', '23514']);

const log = getLogger('observatory');

/** When segments close; the defaults unless given (tests). */
export interface SegmentLimits {
  readonly maxRows: number;
  readonly maxAgeMs: number;
  readonly now: () => Date;
}

/**
 * Chooses the segment that rows go to. A process goes on with the newest open one, also with one that another process
 * made: nothing breaks when several write into a segment, or when rows come to one that has closed meanwhile.
 * One write at a time.
 */
export class SegmentWriter {
  private current: { readonly id: number; readonly openedAtMs: number; rows: number } | undefined;
  private readonly limits: SegmentLimits;
  private readonly closed = new Set<number>();
  private closing: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Store,
    private readonly signal: SegmentSignal,
    limits: Partial<SegmentLimits> = {},
  ) {
    this.limits = { maxRows: MAX_ROWS, maxAgeMs: MAX_AGE_MS, now: () => new Date(), ...limits };
  }

  /**
   * Runs `write` with the segment to write to and counts the rows that it answers. When retention has dropped that
   * segment, it runs once more with a new one.
   */
  async write(write: (segment: number) => Promise<number>): Promise<number> {
    const segment = await this.segment();
    let rows: number;
    try {
      rows = await write(segment.id);
    } catch (error) {
      if (!GONE.has(String((error as { code?: unknown }).code))) throw error;
      this.current = undefined;
      return this.write(write);
    }
    segment.rows += rows;
    const isOld = this.limits.now().getTime() - segment.openedAtMs >= this.limits.maxAgeMs;
    if (this.current === segment && (segment.rows >= this.limits.maxRows || isOld)) this.close(segment.id);
    return rows;
  }

  /** Resolves when segments that are closing have closed. */
  async settled(): Promise<void> {
    await this.closing;
  }

  private async segment() {
    if (this.current) return this.current;
    const [newest] = await listSegments(this.store, this.signal);
    const isUsable =
      newest?.closedAt === null &&
      !this.closed.has(newest.id) &&
      this.limits.now().getTime() - newest.openedAt.getTime() < this.limits.maxAgeMs;
    const segment = isUsable ? newest : await createSegment(this.store, this.signal);
    this.current = { id: segment.id, openedAtMs: segment.openedAt.getTime(), rows: segment.rowCount };
    return this.current;
  }

  /** In the background: new rows go on into the next one. */
  private close(id: number): void {
    this.current = undefined;
    this.closed.add(id);
    this.closing = this.closing
      .then(() => closeSegment(this.store, { id, signal: this.signal }))
      .catch((error: unknown) => log.warn({ err: error, segment: id }, 'Segment could not be closed'));
  }
}
