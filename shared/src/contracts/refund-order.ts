import { z } from 'zod';
import { defineContract } from './contract';

/**
 * The console asks the shop to give the money of a cancelled order back. The shop owns payments: it asks the
 * provider, writes the payment attempt and moves the order to `refunded`. Asking again answers the same.
 */
export const refundOrder = defineContract({
  id: 'orders.refund',
  method: 'POST',
  path: '/api/integrations/orders/{number}/refund',
  summary: 'Refunds the payment of a cancelled order.',
  auth: 'service',
  params: z.object({ number: z.string().regex(/^OCTO-[0-9A-Z]{4}-[0-9A-Z]{4}$/) }),
  body: z.object({ reason: z.string().min(1).max(300) }),
  response: z.object({
    number: z.string(),
    /** `refunded` also when it was refunded before; `none` when no payment of the order succeeded. */
    outcome: z.enum(['refunded', 'none']),
    refundedMinor: z.number().int().nonnegative(),
  }),
  errors: [
    'invalid_service_key',
    'order_not_found',
    'transition_refused',
    'upstream_failed',
    'upstream_timeout',
  ],
  isIdempotent: true,
});
