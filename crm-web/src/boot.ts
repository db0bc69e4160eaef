import 'server-only';
import { isServiceKey, signedTokenFrom } from '@octo/shared/auth';
import { atShutdown, bootService } from '@octo/shared/boot';
import { installEdge } from '@octo/shared/edge';
import { databaseStore, redisStore, startRateLimits } from '@octo/shared/limits';
import { getLogger } from '@octo/shared/telemetry';
import { config, publicAddresses, tokenSecret } from './config';
import { database, observatory } from './context';
import { flushSinks } from './features/observatory/ingest.service';
import { startSecurityRecord } from './features/security/security-record.service';
import { startCrmJobs } from './jobs';

/** Settings, telemetry, background work; called once, before the first request. */
export async function boot(): Promise<void> {
  const settings = await bootService('enterprise-crm-portal', config);
  const addresses = publicAddresses();
  atShutdown(
    startRateLimits(
      settings.RATE_LIMITS,
      settings.REDIS_URL ? redisStore(settings.REDIS_URL) : databaseStore(database()),
    ),
  );
  atShutdown(startSecurityRecord());
  const store = observatory();
  if (store) atShutdown(() => flushSinks(store));
  installEdge({
    isHttps: addresses.crm.startsWith('https://'),
    isDevelopment: settings.NODE_ENV === 'development',
    trustedProxies: settings.TRUSTED_PROXY_COUNT,
    hasPublicApi: false,
    isServiceKey: (key) =>
      isServiceKey(key, [settings.INTERNAL_SERVICE_KEY, settings.INTERNAL_SERVICE_KEY_PREVIOUS]),
    signedTokenIn: (authorization) => signedTokenFrom(tokenSecret(), authorization),
    ownOrigin: new URL(addresses.crm).origin,
    corsOrigins: new Set([new URL(addresses.shop).origin]),
  });
  startCrmJobs();
  getLogger('boot').info({ environment: settings.DEPLOYMENT_ENVIRONMENT }, 'Service started');
}
