import 'server-only';
import {
  constants,
  type EventLoopUtilization,
  monitorEventLoopDelay,
  type NodeGCPerformanceDetail,
  PerformanceObserver,
  performance,
} from 'node:perf_hooks';
import { getHeapSpaceStatistics } from 'node:v8';
import { observeMetric, recordMetric } from '../metrics/record';

const RESOLUTION_MS = 20;
const NANOS_PER_SECOND = 1e9;
const GC_TYPES: Readonly<Record<number, string>> = {
  [constants.NODE_PERFORMANCE_GC_MAJOR]: 'major',
  [constants.NODE_PERFORMANCE_GC_MINOR]: 'minor',
  [constants.NODE_PERFORMANCE_GC_INCREMENTAL]: 'incremental',
  [constants.NODE_PERFORMANCE_GC_WEAKCB]: 'weakcb',
};

let isObserved = false;

/** Reports the runtime by https://opentelemetry.io/docs/specs/semconv/runtime/nodejs-metrics/; repeating it changes nothing. */
export function observeRuntime(): void {
  if (isObserved) return;
  isObserved = true;
  observeEventLoop();
  observeMemory();
  observeProcessor();
  new PerformanceObserver((list) => {
    // Entries of this type have a detail, which the common type leaves out.
    for (const { duration, detail } of list.getEntries() as (PerformanceEntry & {
      readonly detail?: NodeGCPerformanceDetail;
    })[]) {
      const kind = detail?.kind ?? 0;
      recordMetric('v8js.gc.duration', duration / 1_000, { 'v8js.gc.type': GC_TYPES[kind] ?? 'other' }, null);
    }
  }).observe({ entryTypes: ['gc'] });
}

function observeEventLoop(): void {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  // What is measured is the time between two ticks, of which the resolution is no delay.
  const seconds = (nanos: number) => Math.max(0, nanos / NANOS_PER_SECOND - RESOLUTION_MS / 1_000);
  observeMetric('nodejs.eventloop.delay.p50', () => seconds(delay.percentile(50)));
  observeMetric('nodejs.eventloop.delay.p90', () => seconds(delay.percentile(90)));
  observeMetric('nodejs.eventloop.delay.p99', () => seconds(delay.percentile(99)));
  observeMetric('nodejs.eventloop.delay.mean', () => seconds(delay.mean));
  observeMetric('nodejs.eventloop.delay.max', () => {
    const max = seconds(delay.max);
    // Read last; with more than one reader the later ones see the rest of the interval.
    delay.reset();
    return max;
  });
  let last: EventLoopUtilization = performance.eventLoopUtilization();
  observeMetric('nodejs.eventloop.utilization', () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    return utilization;
  });
}

function observeMemory(): void {
  const spaces = (value: 'space_size' | 'space_used_size') => () =>
    getHeapSpaceStatistics().map(
      (space) => [space[value], { 'v8js.heap.space.name': space.space_name }] as const,
    );
  observeMetric('v8js.memory.heap.limit', spaces('space_size'));
  observeMetric('v8js.memory.heap.used', spaces('space_used_size'));
  observeMetric('process.memory.usage', () => process.memoryUsage.rss());
  observeMetric('process.uptime', () => process.uptime());
}

function observeProcessor(): void {
  observeMetric('process.cpu.time', () => {
    const { user, system } = process.cpuUsage();
    return [
      [user / 1e6, { 'cpu.mode': 'user' }],
      [system / 1e6, { 'cpu.mode': 'system' }],
    ];
  });
  let last = { ...process.cpuUsage(), at: performance.now() };
  observeMetric('process.cpu.utilization', () => {
    const now = { ...process.cpuUsage(), at: performance.now() };
    const micros = Math.max(1, (now.at - last.at) * 1_000);
    const share = { user: (now.user - last.user) / micros, system: (now.system - last.system) / micros };
    last = now;
    return [
      [share.user, { 'cpu.mode': 'user' }],
      [share.system, { 'cpu.mode': 'system' }],
    ];
  });
}
