import 'server-only';
import { bootService } from '@octo/shared/boot';
import { getLogger } from '@octo/shared/telemetry';
import { config } from './config';
import { warmProductImages } from './features/catalogue/product-image.service';
import { startShopJobs } from './jobs';

/** Settings, telemetry, background work; called once, before the first request. */
export async function boot(): Promise<void> {
  const settings = await bootService('octo-drone-shop', config);
  getLogger('boot').info({ environment: settings.DEPLOYMENT_ENVIRONMENT }, 'Service started');
  startShopJobs();
  // Not awaited: the shop serves while its pictures are drawn.
  if (settings.NODE_ENV === 'production') void warmProductImages();
}
