import { describe, expect, it } from 'vitest';
import { ALARM_RULES, SLOS, type Term } from '../alarms';
import { METRICS, type MetricName } from './metric-names';

/** What Redis itself reports through a collector. */
const FOREIGN = new Set(['redis.memory.used', 'redis.maxmemory']);

function termsOf({ expression }: (typeof ALARM_RULES)[number]): readonly Term[] {
  if (expression.kind === 'value' || expression.kind === 'absent') return [expression.term];
  return [expression.part, ...[expression.whole].flat()] as readonly Term[];
}

const terms = [
  ...ALARM_RULES.flatMap((rule) =>
    termsOf(rule).map((term) => ({ name: rule.name, term, groupBy: rule.groupBy })),
  ),
  ...SLOS.map(({ id, total, splitBy }) => ({ name: id, term: total, groupBy: splitBy ? [splitBy] : [] })),
].filter(({ term }) => !FOREIGN.has(term.metric));

describe('what alarms and objectives look at', () => {
  it.each(terms.map(({ name, term, groupBy }) => [name, term, groupBy] as const))(
    '%s reads a metric that is recorded, by labels that it has',
    (_name, { metric, where = {} }, groupBy) => {
      const known: { readonly labels: readonly string[] } | undefined = METRICS[metric as MetricName];
      expect(known, metric).toBeDefined();
      for (const label of [...Object.keys(where), ...groupBy]) {
        if (label !== 'service') expect(known?.labels, `${metric} has no ${label}`).toContain(label);
      }
    },
  );

  it('is all that the seed names', () => {
    expect(ALARM_RULES.filter(({ origin }) => origin === 'webstore')).toHaveLength(18);
    expect(ALARM_RULES.filter(({ origin }) => origin === 'oci')).toHaveLength(5);
    expect(ALARM_RULES.filter(({ origin }) => origin === 'console')).toHaveLength(8);
  });
});
