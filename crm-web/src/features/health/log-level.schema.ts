import { defineContract, logLevel } from '@octo/shared/contracts';
import { z } from 'zod';

/** `PUT /api/observability/log-level`: how loud one of the two applications logs, until its process ends. */
export const setLogLevelContract = defineContract({
  id: 'observability.setLogLevel',
  method: 'PUT',
  path: '/api/observability/log-level',
  summary: 'Changes the level of log lines while the process runs.',
  auth: 'session',
  body: z.strictObject({ application: z.enum(['shop', 'console']), level: logLevel }),
  response: z.object({ application: z.enum(['shop', 'console']), level: logLevel }),
  errors: ['unauthenticated', 'forbidden', 'validation_failed', 'upstream_unavailable'],
  isIdempotent: true,
});
