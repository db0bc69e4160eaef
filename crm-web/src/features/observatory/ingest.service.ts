import 'server-only';
import type { Store } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import type { SpanRecord } from '@octo/shared/otlp';
import { type CrmContext, requireObservatory } from '@/context';
import { perStore } from './per-store.service';
import { resourceIds } from './resources.repository';
import { SegmentWriter } from './segment-writer.service';
import { SinkRunner } from './sinks.service';
import { addToTraces, insertSpans } from './span-store.repository';
import { summariseTraces } from './trace-summary.service';
import { WriteQueue } from './write-queue.service';

const MAX_BATCH = 4_000;
const MAX_WAITING = 32_000;

/** What takes in spans for one store. */
interface SpanIntake {
  readonly queue: WriteQueue<SpanRecord>;
  readonly sinks: SinkRunner;
}

const intakeOf = perStore('spans', makeIntake);

function makeIntake(store: Store): SpanIntake {
  const writer = new SegmentWriter(store, 'spans');
  const sinks = new SinkRunner(store);
  const write = async (spans: readonly SpanRecord[]) => {
    // Not in the transaction: what the process remembers of them must not be rolled back.
    const resources = await resourceIds(store, spans.map(toResource));
    let fresh: readonly SpanRecord[] = [];
    await writer.write((segment) =>
      store.transaction(async (handle) => {
        fresh = await insertSpans(handle, segment, { spans, resources });
        if (fresh.length > 0) await addToTraces(handle, segment, summariseTraces(fresh));
        return fresh.length;
      }),
    );
    sinks.collect(fresh);
  };
  return { queue: new WriteQueue({ write, maxBatch: MAX_BATCH, maxWaiting: MAX_WAITING }), sinks };
}

const toResource = ({ serviceName, resource }: SpanRecord) => ({
  service: serviceName,
  attributes: resource,
});

/**
 * Takes in spans from a receiver and resolves when they are stored. Spans that are stored already stay as they are.
 * @throws AppError `forbidden`, `observatory_off`, `rate_limited` when too many wait
 */
export async function storeSpans(context: CrmContext, spans: readonly SpanRecord[]): Promise<void> {
  if (!context.isService) throw new AppError('forbidden');
  await intakeOf(requireObservatory(context)).queue.add(spans);
}

/** Writes what sinks have counted so far; at the end of the process, and in tests. */
export async function flushSinks(store: Store): Promise<void> {
  await intakeOf(store).sinks.flush();
}
