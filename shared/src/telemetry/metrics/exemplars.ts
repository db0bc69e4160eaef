import type { Attributes, AttributeValue } from '@opentelemetry/api';

/** One value that was measured inside of a sampled trace. */
export interface Exemplar {
  readonly value: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly atMs: number;
}

const MAX_SERIES = 3_000;

/** The key of a series: the values of its labels in the order of the table. */
export function seriesKey(labels: readonly string[], attributes: Attributes): string {
  let key = '';
  for (const label of labels) key += `${textOf(attributes[label])}\u0000`;
  return key;
}

function textOf(value: AttributeValue | undefined): string {
  return value === undefined ? '' : String(value);
}

/**
 * Keeps one exemplar for each series: the largest value of the last interval, because the slow ones are looked for.
 * The JavaScript SDK has no exemplars of its own (2.9), so the exporters ask here. Bounded; nothing is ever waited for.
 */
export class ExemplarStore {
  private readonly series = new Map<string, Map<string, Exemplar>>();
  private size = 0;

  constructor(private readonly intervalMs: number) {}

  /** Offers a value; it replaces a smaller one, or one of an earlier interval. */
  offer(metric: string, key: string, exemplar: Exemplar): void {
    let ofMetric = this.series.get(metric);
    if (!ofMetric) {
      ofMetric = new Map();
      this.series.set(metric, ofMetric);
    }
    const kept = ofMetric.get(key);
    if (!kept) {
      if (this.size >= MAX_SERIES) return;
      this.size += 1;
    } else if (kept.value > exemplar.value && exemplar.atMs - kept.atMs < this.intervalMs) return;
    ofMetric.set(key, exemplar);
  }

  /** The exemplar of a series, when it is newer than `sinceMs`. */
  find(metric: string, key: string, sinceMs: number): Exemplar | undefined {
    const kept = this.series.get(metric)?.get(key);
    return kept && kept.atMs >= sinceMs ? kept : undefined;
  }
}
