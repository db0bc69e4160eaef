import 'server-only';
import type { Database } from '../db';
import {
  countMetric,
  getLogger,
  runWithRemoteParent,
  runWithRequestFields,
  suppressTracing,
  withSpan,
} from '../telemetry';
import { addMs, type Clock, systemClock } from '../time';
import { type ClaimedEvent, claimEvents } from './claim';
import { observeBacklog } from './observe-backlog';
import type { EventDestination } from './outbox';

/** Hands a batch to its receiver; throwing means that none of it counts as delivered. */
export type Deliver = (events: readonly ClaimedEvent[]) => Promise<void>;

interface DispatcherOptions {
  readonly db: Database;
  readonly destination: EventDestination;
  readonly deliver: Deliver;
  readonly pollMs: number;
  readonly batchSize?: number;
  readonly clock?: Clock;
}

const MAX_ATTEMPTS = 12;
const VISIBILITY_MS = 30_000;
const log = getLogger('events');

/** 1 s, 2 s, 4 s … at most 5 min between attempts. */
export function backoffMs(attempts: number): number {
  return Math.min(300_000, 1_000 * 2 ** Math.max(0, attempts - 1));
}

/**
 * Delivers what is due once. At-least-once: a crash after delivery repeats it, so receivers are idempotent.
 * @returns number of events delivered
 */
export function dispatchDue(options: Omit<DispatcherOptions, 'pollMs'>): Promise<number> {
  return runWithRequestFields({ operation: `publish ${options.destination}` }, () => dispatch(options));
}

async function dispatch(options: Omit<DispatcherOptions, 'pollMs'>): Promise<number> {
  const { db, destination, deliver, batchSize = 50, clock = systemClock } = options;
  // Empty polls would drown every trace list, so only a batch with content is traced.
  const events = await suppressTracing(() =>
    claimEvents(db, { destination, limit: batchSize, visibilityMs: VISIBILITY_MS, now: clock() }),
  );
  const [first] = events;
  if (!first) return 0;
  const ids = events.map((event) => event.id);
  const isDone = await runWithRemoteParent(first.traceparent, () =>
    withSpan(
      `publish ${destination}`,
      {
        kind: 'producer',
        linkedTo: othersOf(events),
        attributes: {
          'messaging.system': 'octo_outbox',
          'messaging.operation.name': 'publish',
          'messaging.destination.name': destination,
          'messaging.batch.message_count': events.length,
        },
      },
      () => deliver(events),
    ).then(
      () => true,
      (error: unknown) => {
        log.warn(
          { err: error, destination, events: ids.length, attempts: first.attempts },
          'Event delivery failed',
        );
        return failed(db, { destination, events, error, now: clock() }).then(() => false);
      },
    ),
  );
  if (!isDone) return 0;
  countMetric(
    'octo.outbox.deliveries',
    { 'messaging.destination.name': destination, outcome: 'delivered' },
    events.length,
  );
  await suppressTracing(() =>
    db.outboxEvent.updateMany({
      where: { id: { in: ids } },
      data: { status: 'delivered', deliveredAt: clock(), lastError: null },
    }),
  );
  return events.length;
}

/** Traces of the other events of a batch: they caused the delivery as much as the first one. */
function othersOf(events: readonly ClaimedEvent[]): readonly string[] {
  const [first, ...rest] = events;
  const others = rest.flatMap(({ traceparent }) => (traceparent ? [traceparent] : []));
  return [...new Set(others)].filter((traceparent) => traceparent !== first?.traceparent);
}

async function failed(
  db: Database,
  {
    destination,
    events,
    error,
    now,
  }: {
    readonly destination: EventDestination;
    readonly events: readonly ClaimedEvent[];
    readonly error: unknown;
    readonly now: Date;
  },
): Promise<void> {
  const lastError = (error instanceof Error ? error.message : 'unknown error').slice(0, 1_000);
  await suppressTracing(async () => {
    for (const event of events) {
      countMetric('octo.outbox.deliveries', {
        'messaging.destination.name': destination,
        outcome: event.attempts >= MAX_ATTEMPTS ? 'dead' : 'failed',
      });
      await db.outboxEvent.updateMany({
        where: { id: event.id, status: 'pending' },
        data: {
          lastError,
          ...(event.attempts >= MAX_ATTEMPTS
            ? { status: 'dead' }
            : { availableAt: addMs(now, backoffMs(event.attempts)) }),
        },
      });
    }
  });
}

/** A running dispatcher. */
export interface Dispatcher {
  /** Looks for work now instead of at the next poll; for changes that people wait for. */
  readonly kick: () => void;
  /** Ends the loop after the batch under way. */
  readonly stop: () => Promise<void>;
}

/** Polls the outbox for one destination until it is stopped. Never keeps the process alive. */
export function startDispatcher(options: DispatcherOptions): Dispatcher {
  let isStopped = false;
  let isKicked = false;
  let isRunning = false;
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> = Promise.resolve();

  const loop = async () => {
    isRunning = true;
    do {
      isKicked = false;
      try {
        while (!isStopped && (await dispatchDue(options)) > 0);
      } catch (error) {
        log.warn({ err: error, destination: options.destination }, 'Outbox cannot be read');
      }
    } while (isKicked && !isStopped);
    isRunning = false;
    plan();
  };
  const run = () => {
    if (isRunning || isStopped) return;
    clearTimeout(timer);
    current = loop();
  };
  const plan = () => {
    if (isStopped) return;
    timer = setTimeout(run, options.pollMs);
    timer.unref();
  };
  plan();
  const stopObserving = observeBacklog(options.db, options.destination);
  return {
    kick: () => {
      isKicked = true;
      run();
    },
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      stopObserving();
      await current;
    },
  };
}
