import type { Attributes, Counter, Histogram, Meter } from '@opentelemetry/api';
import type { MetricName, ObservedName } from '../metric-names';
import type { ExemplarStore } from './exemplars';

/** Reads the values of an observed metric: one number, or one for each set of labels. */
export type Reading = number | Iterable<readonly [value: number, labels: Attributes]>;

interface MetricsState {
  /** Null until metrics are started: nothing is recorded then. */
  meter: Meter | null;
  readonly instruments: Map<MetricName, Counter | Histogram>;
  readonly readers: Map<ObservedName, Set<() => Reading>>;
  readonly attached: Set<ObservedName>;
  exemplars: ExemplarStore | null;
  readonly viewListeners: Set<(route: string, path: string) => void>;
}

// One per process, whatever instances of this module a bundler makes.
const KEY = Symbol.for('octo.telemetry.metrics');
const holder = globalThis as typeof globalThis & { [KEY]?: MetricsState };

/** The metrics of the process. */
export function metricsState(): MetricsState {
  holder[KEY] ??= {
    meter: null,
    instruments: new Map(),
    readers: new Map(),
    attached: new Set(),
    exemplars: null,
    viewListeners: new Set(),
  };
  return holder[KEY];
}
