import 'server-only';
import type { Store } from '@octo/shared/db';
import type { SpanRecord } from '@octo/shared/otlp';
import { getLogger } from '@octo/shared/telemetry';
import { makeRumSink } from '@/features/rum/rum-sink.service';
import { createStatementSink } from '@/features/sql/statement-sink.service';
import { makeEdgeRollup } from '@/features/topology/edge-rollup.service';
import type { SpanSink } from './span-sink.service';

/** Every feature that counts spans while they come in. */
export const SPAN_SINKS: readonly (() => SpanSink)[] = [
  makeEdgeRollup,
  () => createStatementSink(),
  makeRumSink,
];

const FLUSH_INTERVAL_MS = 5_000;

const log = getLogger('observatory');

/** Gives spans to sinks and has them write now and then. A sink that fails hurts no other one. */
export class SinkRunner {
  private timer: NodeJS.Timeout | undefined;
  private flushing: Promise<void> = Promise.resolve();

  private readonly sinks: readonly SpanSink[];

  constructor(
    private readonly store: Store,
    sinks: readonly (() => SpanSink)[] = SPAN_SINKS,
  ) {
    this.sinks = sinks.map((make) => make());
  }

  /** Has every sink take in the spans; the next flush comes within five seconds. */
  collect(spans: readonly SpanRecord[]): void {
    for (const sink of this.sinks) {
      try {
        sink.collect(spans);
      } catch (error) {
        log.warn({ err: error, sink: sink.name }, 'Spans could not be counted');
      }
    }
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_INTERVAL_MS).unref();
  }

  /** Writes what was counted. Resolves when it is written or lost. */
  flush(now = new Date()): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.flushing = this.flushing.then(async () => {
      for (const sink of this.sinks) {
        await sink
          .flush(this.store, now)
          .catch((error: unknown) =>
            log.warn({ err: error, sink: sink.name }, 'Counts could not be written'),
          );
      }
    });
    return this.flushing;
  }
}
