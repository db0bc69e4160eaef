import 'server-only';
import { setTimeout } from 'node:timers/promises';
import { drainPools } from '../db';
import { ociBackends, otlpBackends, type TelemetrySettings } from '../otlp';
import { getLogger, registerTelemetry, shutdownTelemetry } from '../telemetry';
import { finishWork, holdExit } from './shutdown';

/** The settings that every service has and that starting it needs. */
export interface BootSettings extends TelemetrySettings {
  readonly SERVICE_VERSION: string;
  readonly DEPLOYMENT_ENVIRONMENT: string;
  readonly DATABASE_DRAIN_SECONDS: number;
}

/**
 * Reads the settings, then starts telemetry. A bad setting ends the process, with every problem listed: a service
 * that runs with half its settings fails later and in the dark.
 *
 * @param serviceName as it stands in every span and log line
 * @param readSettings the application's `config`
 * @returns the settings
 */
export async function bootService<S extends BootSettings>(
  serviceName: string,
  readSettings: () => S,
): Promise<S> {
  const log = getLogger('boot');
  let settings: S;
  try {
    settings = readSettings();
  } catch (error) {
    log.fatal({ service: serviceName }, error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
  await registerTelemetry({
    serviceName,
    serviceVersion: settings.SERVICE_VERSION,
    environment: settings.DEPLOYMENT_ENVIRONMENT,
    backends: otlpBackends(settings),
    oci: ociBackends(settings),
    sampleRatio: settings.OTEL_TRACES_SAMPLER_ARG,
    metricIntervalMs: settings.OTEL_METRIC_EXPORT_INTERVAL,
  });
  endInOrder(settings.DATABASE_DRAIN_SECONDS);
  return settings;
}

/** A collector that is away must not hold the end of the process. */
const LAST_SPANS_MS = 2_000;

/**
 * When the process is told to stop, Next takes no more requests, finishes those under way and exits. Meanwhile what
 * waits in memory is written, the pools are closed behind the last statement, and the last spans are sent.
 */
function endInOrder(drainSeconds: number): void {
  const stop = () =>
    holdExit(
      drainPools(drainSeconds, finishWork).then(() =>
        Promise.race([shutdownTelemetry(), setTimeout(LAST_SPANS_MS)]),
      ),
    );
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
