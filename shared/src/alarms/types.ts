/** How bad it is, and how loudly it is told. */
export const ALARM_SEVERITIES = ['critical', 'warning', 'info'] as const;
/** One of {@link ALARM_SEVERITIES}. */
export type AlarmSeverity = (typeof ALARM_SEVERITIES)[number];

/** Whose work it is. */
export const ALARM_TEAMS = [
  'platform',
  'payments',
  'business',
  'observability',
  'frontend',
  'security',
] as const;
/** One of {@link ALARM_TEAMS}. */
export type AlarmTeam = (typeof ALARM_TEAMS)[number];

/** What a label must be: a value, one of some, none of some, or something that starts so. */
export type LabelCondition =
  | string
  | readonly string[]
  | { readonly not: readonly string[] }
  | { readonly startsWith: string };

/** A number read from a metric over the last `windowS` seconds. */
export interface Term {
  readonly metric: string;
  readonly where?: Readonly<Record<string, LabelCondition>>;
  /** `rate` is per second, `count` and `sum` are over the window; percentiles are of histograms. */
  readonly aggregate:
    | 'rate'
    | 'count'
    | 'sum'
    | 'avg'
    | 'max'
    | 'min'
    | 'last'
    | 'p50'
    | 'p75'
    | 'p95'
    | 'p99';
  readonly windowS: number;
}

/** What an alarm looks at. */
export type AlarmExpression =
  | { readonly kind: 'value'; readonly term: Term }
  /** `part / whole`; nothing is known while the whole counts less than `atLeast` events. */
  | {
      readonly kind: 'ratio';
      readonly part: Term;
      readonly whole: Term | readonly Term[];
      readonly atLeast: number;
    }
  /** `1 − part / whole`: the share that went well, where `part` counts what did not. */
  | {
      readonly kind: 'success';
      readonly part: Term;
      readonly whole: Term | readonly Term[];
      readonly atLeast: number;
    }
  /** 1 while a group that has sent before sends nothing, otherwise 0. */
  | { readonly kind: 'absent'; readonly term: Term };

/** An alarm: a condition that must hold for some time. */
export interface AlarmRule {
  readonly name: string;
  readonly summary: string;
  readonly severity: AlarmSeverity;
  readonly team: AlarmTeam;
  /** The objective that it protects. */
  readonly slo?: 'availability' | 'latency' | 'payment_success';
  readonly expression: AlarmExpression;
  readonly compare: '>' | '<';
  readonly threshold: number;
  /** `share` and `1` of ratios and states; otherwise of the metric. */
  readonly unit: 'share' | 's' | 'ms' | 'By' | '1' | '/s';
  readonly forS: number;
  /** Labels by which the alarm stands for each group alone; `service` is the sender. */
  readonly groupBy: readonly string[];
  /** Where it comes from: the WebStore seed, the alarms of OCI Monitoring, the rules of the console. */
  readonly origin: 'webstore' | 'oci' | 'console';
  /** What to do first, for whoever is woken. */
  readonly firstStep: string;
  /** What Prometheus asks instead, where it watches a program that the console cannot see. */
  readonly promql?: string;
}
