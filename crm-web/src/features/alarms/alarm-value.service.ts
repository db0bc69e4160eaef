import 'server-only';
import type { AlarmRule, Term } from '@octo/shared/alarms';
import type { StoreHandle } from '@octo/shared/db';
import type { Labels, MetricValue } from '@/features/metrics/metrics.schema';
import { metricValues } from '@/features/metrics/query-metric.service';
import { labelsText } from './alarms.schema';

/** A service that has been silent for longer was taken away. */
const KNOWN_S = 6 * 3_600;

/** What the expression of a rule says of each group at an instant; null where nothing is known. */
export async function valuesOfRule(
  store: StoreHandle,
  rule: AlarmRule,
  now: Date,
): Promise<readonly MetricValue[]> {
  const { expression, groupBy } = rule;
  const read = (term: Term) => readTerm(store, term, { groupBy, now });
  switch (expression.kind) {
    case 'value':
      return read(expression.term);
    case 'absent': {
      const known = await read({ ...expression.term, windowS: KNOWN_S });
      const present = byLabels(await read(expression.term));
      return known.map(({ labels }) => ({
        labels,
        value: (present.get(labelsText(labels)) ?? null) === null ? 1 : 0,
      }));
    }
    case 'ratio':
    case 'success': {
      const wholes = Array.isArray(expression.whole) ? expression.whole : [expression.whole as Term];
      const parts = byLabels(await read(expression.part));
      const sums = await sumOf(await Promise.all(wholes.map(read)));
      return sums.map(({ labels, value }) => {
        if (value === null || value < expression.atLeast) return { labels, value: null };
        const share = (parts.get(labelsText(labels)) ?? 0) / value;
        return { labels, value: expression.kind === 'ratio' ? share : 1 - share };
      });
    }
  }
}

/** True when a value is what the rule warns of. Nothing known is no warning. */
export function isBreached({ compare, threshold }: AlarmRule, value: number | null): boolean {
  if (value === null) return false;
  return compare === '>' ? value > threshold : value < threshold;
}

function readTerm(
  store: StoreHandle,
  { metric, where, aggregate, windowS }: Term,
  { groupBy, now }: { readonly groupBy: readonly string[]; readonly now: Date },
): Promise<readonly MetricValue[]> {
  const from = new Date(now.getTime() - windowS * 1_000);
  return metricValues(store, { metric, where, groupBy, from, to: now, aggregate });
}

function byLabels(values: readonly MetricValue[]): ReadonlyMap<string, number | null> {
  return new Map(values.map(({ labels, value }) => [labelsText(labels), value]));
}

function sumOf(lists: readonly (readonly MetricValue[])[]): readonly MetricValue[] {
  const sums = new Map<string, { labels: Labels; value: number | null }>();
  for (const { labels, value } of lists.flat()) {
    const key = labelsText(labels);
    const sum = sums.get(key) ?? { labels, value: null };
    if (value !== null) sum.value = (sum.value ?? 0) + value;
    sums.set(key, sum);
  }
  return [...sums.values()];
}
