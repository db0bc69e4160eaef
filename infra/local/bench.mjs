#!/usr/bin/env node
/**
 * `npm run bench`: starts a stack of its own, measures each part of the main job beside the floor of the same
 * application, and prints one table. Loads 127.0.0.1 only and stops by itself.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatReport } from './src/bench/report.mjs';
import { runBench } from './src/bench/run.mjs';
import { ROOT } from './src/paths.mjs';

const result = await runBench({
  seconds: Number(process.env.BENCH_SECONDS ?? 8),
  connections: Number(process.env.BENCH_CONNECTIONS ?? 16),
  log: (line) => process.stdout.write(`${line}\n`),
});
mkdirSync(join(ROOT, '.data'), { recursive: true });
writeFileSync(join(ROOT, '.data/bench.json'), `${JSON.stringify(result, null, 2)}\n`);
process.stdout.write(`\n${formatReport(result)}\n`);
process.exit(result.phases.every((phase) => phase.unexpected === 0) ? 0 : 1);
