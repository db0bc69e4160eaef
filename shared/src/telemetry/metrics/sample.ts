import 'server-only';
import type { Attributes } from '@opentelemetry/api';
import type { ObservedName } from '../metric-names';
import { suppressTracing } from '../span';
import { observeMetric } from './record';
import { metricsState } from './state';

/** Facts of the database change slowly and cost a statement each. */
const EVERY_MS = 15_000;

type Samples = { readonly [N in ObservedName]?: () => Promise<number> };

/**
 * Reports facts that somebody must be asked for. They are asked one after another, from time to time and outside of any
 * trace; a question that fails leaves a gap.
 *
 * @returns a function that ends it
 */
export function sampleMetrics(samples: Samples, labels: Attributes = {}, everyMs = EVERY_MS): () => void {
  const names = Object.keys(samples) as ObservedName[];
  const latest = new Map<ObservedName, number>();
  const ends = names.map((name) =>
    observeMetric(name, () => {
      const value = latest.get(name);
      return value === undefined ? [] : [[value, labels]];
    }),
  );
  let isBusy = false;
  const ask = async () => {
    // A slow database is asked once and not over and over.
    if (isBusy || !metricsState().meter) return;
    isBusy = true;
    for (const name of names) {
      try {
        const value = await suppressTracing(async () => samples[name]?.());
        if (value !== undefined) latest.set(name, value);
      } catch {
        // Stated policy: what cannot be known is not reported; the failure itself shows elsewhere.
        latest.delete(name);
      }
    }
    isBusy = false;
  };
  const timer = setInterval(() => void ask(), everyMs);
  timer.unref();
  const first = setTimeout(() => void ask(), Math.min(2_000, everyMs));
  first.unref();
  return () => {
    clearInterval(timer);
    clearTimeout(first);
    for (const end of ends) end();
  };
}
