import { type Cost, measureCosts } from '../src/db/oracle/testing/cost';

// What the Oracle adapter costs beside plain calls of the driver. No server: both run over the same fake of the
// driver's lowest layer, so what is left is the work of driver and adapter.

const AIM_OVERHEAD_US = 15;
const AIM_RATIO = 1.3;

function line({ what, rounds, plainUs, adapterUs }: Cost): string {
  const overhead = adapterUs - plainUs;
  return [
    what.padEnd(26),
    String(rounds).padStart(7),
    plainUs.toFixed(1).padStart(12),
    adapterUs.toFixed(1).padStart(12),
    overhead.toFixed(1).padStart(12),
    (adapterUs / plainUs).toFixed(2).padStart(8),
  ].join('');
}

const costs = await measureCosts();
const head = ['', 'rounds', 'plain µs', 'adapter µs', 'more µs', 'ratio'];
const widths = [26, 7, 12, 12, 12, 8];
process.stdout.write(`${head.map((word, i) => word.padStart(widths[i] ?? 0)).join('')}\n`);
for (const cost of costs) process.stdout.write(`${line(cost)}\n`);

const [cached] = costs;
const mapping = costs.filter(({ what }) => what.endsWith(' rows'));
const isCheap = cached !== undefined && cached.adapterUs - cached.plainUs <= AIM_OVERHEAD_US;
const isFast = mapping.every(({ plainUs, adapterUs }) => adapterUs / plainUs <= AIM_RATIO);
process.stdout.write(
  `aims: at most ${AIM_OVERHEAD_US} µs more for a cached statement (${isCheap ? 'met' : 'missed'}), at most ${AIM_RATIO} × on mapping (${isFast ? 'met' : 'missed'})\n`,
);
process.exitCode = isCheap && isFast ? 0 : 1;
