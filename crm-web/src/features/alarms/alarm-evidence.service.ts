import 'server-only';
import type { AlarmRule, Term } from '@octo/shared/alarms';
import { type CrmContext, requireObservatory, requirePermission } from '@/context';
import type { Mark } from '@/features/marks/marks.schema';
import { listMarks } from '@/features/marks/marks.service';
import type { Exemplar, LabelConditions, MetricRange } from '@/features/metrics/metrics.schema';
import { readExemplars, readMetric } from '@/features/metrics/metrics.service';
import type { AlarmInstance } from './alarms.schema';

const STEP_MS = 60_000;
const LEAST_MS = 60 * 60_000;
const MOST_MS = 24 * 60 * 60_000;
/** What led to an alarm happened before it. */
const BEFORE_MS = 30 * 60_000;

/** What helps to understand an alarm. */
export interface AlarmEvidence {
  readonly from: Date;
  readonly to: Date;
  /** The metric that the rule looks at, over time. */
  readonly term: Term;
  readonly data: MetricRange;
  readonly exemplars: readonly Exemplar[];
  /** Deployments, faults and edits, newest first. */
  readonly marks: readonly Mark[];
}

/**
 * Chart, traces and what happened meanwhile, from half an hour before the alarm began until now (an hour at least).
 * @throws AppError `unauthenticated`, `forbidden`, `observatory_off`
 */
export async function alarmEvidence(
  context: CrmContext,
  rule: AlarmRule,
  instances: readonly AlarmInstance[],
): Promise<AlarmEvidence> {
  requirePermission(context, 'telemetry:read');
  requireObservatory(context);
  const to = context.now();
  const began = Math.min(...instances.map(({ since }) => since.getTime()), to.getTime());
  const lengthMs = Math.min(MOST_MS, Math.max(LEAST_MS, to.getTime() - began + BEFORE_MS));
  const from = new Date(to.getTime() - lengthMs);
  const term = chartedTerm(rule);
  const where = term.where as LabelConditions | undefined;
  const stepMs = Math.max(STEP_MS, Math.ceil(lengthMs / 120 / STEP_MS) * STEP_MS);
  const [data, exemplars, marks] = await Promise.all([
    readMetric(context, {
      ...{ metric: term.metric, where, groupBy: rule.groupBy, from, to, stepMs },
      aggregate: term.aggregate,
    }),
    readExemplars(context, { metric: term.metric, where, from, to }),
    listMarks(context, { from, to }),
  ]);
  return { from, to, term, data, exemplars, marks };
}

/** Of a ratio the part is what went wrong, and its traces are what to look at. */
function chartedTerm({ expression }: AlarmRule): Term {
  return expression.kind === 'value' || expression.kind === 'absent' ? expression.term : expression.part;
}
