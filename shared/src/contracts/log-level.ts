import { z } from 'zod';
import { defineContract } from './contract';

/** Levels that log lines may be required to have. */
export const logLevel = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']);

/** `PUT /api/observability/log-level` of the shop: how loud its log is, until the process ends. */
export const setShopLogLevel = defineContract({
  id: 'observability.setShopLogLevel',
  method: 'PUT',
  path: '/api/observability/log-level',
  summary: 'Changes the level of log lines while the process runs.',
  auth: 'service',
  body: z.strictObject({ level: logLevel }),
  response: z.object({ level: logLevel }),
  errors: ['invalid_service_key', 'validation_failed'],
  isIdempotent: true,
});
