import 'server-only';
import type { Store } from '@octo/shared/db';
import type { Job } from '@octo/shared/jobs';
import { MS } from '@octo/shared/time';
import { hasNewDeployment, insertDeployments } from './marks.repository';

/** Marks new versions of services soon after their first telemetry has come, as a job: one replica at a time. */
export function deploymentsJob(store: Store): Job {
  return {
    name: 'observatory-deployments',
    leaseMs: MS.minute,
    isIdle: async () => !(await hasNewDeployment(store)),
    run: async () => ({ message: `${await insertDeployments(store)} deployments marked` }),
  };
}
