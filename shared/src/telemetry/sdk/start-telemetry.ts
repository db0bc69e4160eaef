import 'server-only';
import type { TelemetryOptions } from '../register';
import { reportSdkProblems } from './diagnostics';
import { serviceResource } from './resource';
import { announceTraceToBrowsers } from './server-timing';
import { startLogs } from './start-logs';
import { forgetMetrics, startMetrics } from './start-metrics';
import { startTracing } from './start-tracing';

const SHUTDOWN_LIMIT_MS = 2_000;

/** Starts every signal; returns the function that flushes and stops. */
export async function startTelemetry(options: TelemetryOptions): Promise<() => Promise<void>> {
  const resource = serviceResource(options);
  const meters = await startMetrics(options, resource);
  const tracers = await startTracing(options, resource, meters);
  const stopLogs = await startLogs(options, resource);
  reportSdkProblems();
  announceTraceToBrowsers();
  return async () => {
    // Metrics last: they count what became of the others.
    const stopped = Promise.allSettled([tracers.shutdown(), stopLogs()]).then(() => meters?.shutdown());
    await within(stopped, SHUTDOWN_LIMIT_MS);
    forgetMetrics();
  };
}

// A backend that does not answer must not hold up the end of the process; what it missed is lost.
async function within(stopping: Promise<void>, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([stopping.catch(() => undefined), limit]);
  clearTimeout(timer);
}
