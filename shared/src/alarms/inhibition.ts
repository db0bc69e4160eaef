import type { AlarmRule } from './types';

/** A firing alarm that keeps others silent where the labels `equal` are the same. */
export interface Inhibition {
  readonly source: (rule: AlarmRule) => boolean;
  readonly target: (rule: AlarmRule) => boolean;
  readonly equal: readonly string[];
  /** The same in the words of Alertmanager. */
  readonly matchers: { readonly source: readonly string[]; readonly target: readonly string[] };
}

/** Who is told of a cause need not be told of what follows from it. */
export const INHIBITIONS: readonly Inhibition[] = [
  {
    source: ({ severity }) => severity === 'critical',
    target: ({ severity }) => severity === 'warning',
    equal: ['service'],
    matchers: { source: ['severity="critical"'], target: ['severity="warning"'] },
  },
  {
    source: ({ name }) => name === 'ServiceDown',
    target: ({ name }) => name === 'HighErrorRate',
    equal: ['service'],
    matchers: { source: ['alertname="ServiceDown"'], target: ['alertname="HighErrorRate"'] },
  },
];
