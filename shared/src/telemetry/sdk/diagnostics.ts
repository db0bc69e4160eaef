import 'server-only';
import { DiagLogLevel, diag } from '@opentelemetry/api';
import { getLogger } from '../logger';

const REPEAT_AFTER_MS = 60_000;

/**
 * Lets the SDK speak through our logger, at most once a minute: a backend that is down is one fact, not one
 * line for each batch.
 */
export function reportSdkProblems(now: () => number = Date.now): void {
  const log = getLogger('telemetry');
  let lastAt = Number.NEGATIVE_INFINITY;
  let suppressedCount = 0;
  const report = (message: string) => {
    if (now() - lastAt < REPEAT_AFTER_MS) {
      suppressedCount += 1;
      return;
    }
    lastAt = now();
    log.warn({ reason: message.slice(0, 500), suppressedCount }, 'Telemetry could not be delivered');
    suppressedCount = 0;
  };
  const ignore = () => undefined;
  diag.setLogger(
    { error: report, warn: report, info: ignore, debug: ignore, verbose: ignore },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
}
