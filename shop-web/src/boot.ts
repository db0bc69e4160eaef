import 'server-only';
import { otlpTarget } from '@octo/shared/otlp';
import { getLogger, registerTelemetry } from '@octo/shared/telemetry';
import { config } from './config';
import { warmProductImages } from './features/catalogue/product-image.service';
import { startShopJobs } from './jobs';

const SERVICE_NAME = 'octo-drone-shop';

/** Reads the settings (a bad one ends the process with every problem listed), then starts telemetry. */
export async function boot(): Promise<void> {
  const settings = readSettings();
  await registerTelemetry({
    serviceName: SERVICE_NAME,
    serviceVersion: settings.SERVICE_VERSION,
    environment: settings.DEPLOYMENT_ENVIRONMENT,
    otlp: otlpTarget(settings),
    sampleRatio: settings.OTEL_TRACES_SAMPLER_ARG,
  });
  getLogger('boot').info({ environment: settings.DEPLOYMENT_ENVIRONMENT }, 'Service started');
  startShopJobs();
  // Not awaited: the shop serves while its pictures are drawn.
  if (settings.NODE_ENV === 'production') void warmProductImages();
}

function readSettings() {
  try {
    return config();
  } catch (error) {
    getLogger('boot').fatal(
      { service: SERVICE_NAME },
      error instanceof Error ? error.message : String(error),
    );
    process.exit(1);
  }
}
