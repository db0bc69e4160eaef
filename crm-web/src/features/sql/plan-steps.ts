import { z } from 'zod';
import type { PlanStep } from './sql.schema';

const node = z.looseObject({
  'Node Type': z.string(),
  'Plan Rows': z.number().default(0),
  'Total Cost': z.number().default(0),
  get Plans() {
    return z.array(node).optional();
  },
});
type PlanNode = z.output<typeof node>;

const documentSchema = z.array(z.looseObject({ Plan: node })).min(1);

/** What of a node is worth a line; PostgreSQL's own words. */
const FACTS = [
  'Join Type',
  'Strategy',
  'Index Cond',
  'Recheck Cond',
  'Hash Cond',
  'Merge Cond',
  'Join Filter',
  'Filter',
  'Sort Key',
  'Group Key',
  'Presorted Key',
  'Subplan Name',
] as const;

/** The steps of a plan that PostgreSQL gave as JSON, depth first. Empty for anything else. */
export function planSteps(document: unknown): readonly PlanStep[] {
  const parsed = documentSchema.safeParse(document);
  const root = parsed.success ? parsed.data[0]?.Plan : undefined;
  if (!root) return [];
  const steps: PlanStep[] = [];
  const visit = (plan: PlanNode, depth: number) => {
    steps.push(stepOf(plan, depth));
    for (const below of plan.Plans ?? []) visit(below, depth + 1);
  };
  visit(root, 0);
  return steps;
}

function stepOf(plan: PlanNode, depth: number): PlanStep {
  const relation = textOf(plan['Relation Name'] ?? plan['CTE Name'] ?? plan['Function Name']);
  const index = textOf(plan['Index Name']);
  const operation = plan.Operation;
  return {
    depth,
    operation: typeof operation === 'string' ? operation : plan['Node Type'],
    target: [relation, index && `by ${index}`].filter(Boolean).join(' ') || null,
    rows: plan['Plan Rows'],
    cost: plan['Total Cost'],
    facts: FACTS.flatMap((name) => {
      const value = textOf(plan[name]);
      return value ? [`${name}: ${value}`] : [];
    }),
  };
}

function textOf(value: unknown): string | null {
  if (Array.isArray(value)) return value.map(String).join(', ');
  return typeof value === 'string' ? value : null;
}
