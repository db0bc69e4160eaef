import { expect, it } from 'vitest';
import { measureCosts } from './testing/cost';

// `npm run bench:oracle` shows the numbers and holds them to their aims (15 µs, 1.3 times). Here the limits are
// wide: they find a mistake, such as a plan that is not cached, on a machine that does other things too.
it('costs little beside a plain call of the driver', async () => {
  const [cached, , hundred, tenThousand] = await measureCosts();
  if (!cached || !hundred || !tenThousand) throw new Error('a measurement is missing');
  expect(cached.adapterUs - cached.plainUs).toBeLessThan(60);
  expect(hundred.adapterUs / hundred.plainUs).toBeLessThan(3);
  expect(tenThousand.adapterUs / tenThousand.plainUs).toBeLessThan(2);
}, 60_000);
