import 'server-only';
import type { StoreHandle } from '@octo/shared/db';
import type { SpanRecord } from '@octo/shared/otlp';

/**
 * Turns spans into rows of one feature's tables while they come in. `collect` only counts in memory, `flush` writes
 * what was counted since its last call; both run in one process, flushes one after another.
 */
export interface SpanSink {
  /** Named in logs when it fails. */
  readonly name: string;
  /** Takes in a batch as it was accepted. Must be quick, keep its memory bounded, and never throw. */
  readonly collect: (spans: readonly SpanRecord[]) => void;
  /** Writes what was collected and forgets it; what cannot be written is lost, not kept. */
  readonly flush: (store: StoreHandle, now: Date) => Promise<void>;
}
