import { expect, it } from 'vitest';
import { measureCosts } from './testing/cost';

// `npm run bench:oracle` judges the numbers; on a busy machine they say nothing, so here they are only taken.
it('measures the adapter beside plain calls of the driver', async () => {
  const costs = await measureCosts(1);
  expect(costs.map(({ what }) => what)).toEqual([
    'one row, plan cached',
    'one row, plan not cached',
    '100 rows',
    '10,000 rows',
  ]);
  for (const { plainUs, adapterUs } of costs) expect(Math.min(plainUs, adapterUs)).toBeGreaterThan(0);
});
