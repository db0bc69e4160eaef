import 'server-only';
import { isServiceKey } from '@octo/shared/auth';
import { atShutdown, bootService } from '@octo/shared/boot';
import { installEdge } from '@octo/shared/edge';
import { databaseStore, redisStore, startRateLimits } from '@octo/shared/limits';
import { getLogger } from '@octo/shared/telemetry';
import { config, publicAddresses } from './config';
import { database } from './database';
import { warmProductImages } from './features/catalogue/product-image.service';
import { countProductViews } from './features/catalogue/product-views.service';
import { startSecurityRecord } from './features/security/security-events.service';
import { startShopJobs } from './jobs';

/** Settings, telemetry, background work; called once, before the first request. */
export async function boot(): Promise<void> {
  const settings = await bootService('octo-drone-shop', config);
  const addresses = publicAddresses();
  atShutdown(
    startRateLimits(
      settings.RATE_LIMITS,
      settings.REDIS_URL ? redisStore(settings.REDIS_URL) : databaseStore(database()),
    ),
  );
  atShutdown(startSecurityRecord());
  installEdge({
    isHttps: addresses.shop.startsWith('https://'),
    isDevelopment: settings.NODE_ENV === 'development',
    trustedProxies: settings.TRUSTED_PROXY_COUNT,
    hasPublicApi: true,
    isServiceKey: (key) =>
      isServiceKey(key, [settings.INTERNAL_SERVICE_KEY, settings.INTERNAL_SERVICE_KEY_PREVIOUS]),
    // Tokens are the console's: no route of the shop takes one.
    signedTokenIn: () => null,
    ownOrigin: new URL(addresses.shop).origin,
    corsOrigins: new Set([new URL(addresses.crm).origin]),
  });
  getLogger('boot').info({ environment: settings.DEPLOYMENT_ENVIRONMENT }, 'Service started');
  countProductViews();
  startShopJobs();
  // Not awaited: the shop serves while its pictures are drawn.
  if (settings.NODE_ENV === 'production') void warmProductImages();
}
