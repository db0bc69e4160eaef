import { describe, expect, it } from 'vitest';
import { planSteps } from './plan-steps';

describe('planSteps', () => {
  it('tells a plan step by step, each below what needs it', () => {
    const document = [
      {
        Plan: {
          'Node Type': 'Sort',
          'Plan Rows': 3,
          'Total Cost': 9.5,
          'Sort Key': ['id', 'name DESC'],
          Plans: [
            {
              'Node Type': 'Index Scan',
              'Relation Name': 'orders',
              'Index Name': 'orders_pkey',
              'Index Cond': '(id = $1)',
              'Plan Rows': 3,
              'Total Cost': 8,
            },
          ],
        },
      },
    ];
    expect(planSteps(document)).toEqual([
      { depth: 0, operation: 'Sort', target: null, rows: 3, cost: 9.5, facts: ['Sort Key: id, name DESC'] },
      {
        depth: 1,
        operation: 'Index Scan',
        target: 'orders by orders_pkey',
        rows: 3,
        cost: 8,
        facts: ['Index Cond: (id = $1)'],
      },
    ]);
  });

  it('is empty for what is no plan', () => {
    expect(planSteps('x')).toEqual([]);
    expect(planSteps([])).toEqual([]);
  });
});
