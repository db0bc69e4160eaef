import 'server-only';
import { bootService } from '@octo/shared/boot';
import { getLogger } from '@octo/shared/telemetry';
import { config } from './config';
import { startCrmJobs } from './jobs';

/** Settings, telemetry, background work; called once, before the first request. */
export async function boot(): Promise<void> {
  const settings = await bootService('enterprise-crm-portal', config);
  startCrmJobs();
  getLogger('boot').info({ environment: settings.DEPLOYMENT_ENVIRONMENT }, 'Service started');
}
