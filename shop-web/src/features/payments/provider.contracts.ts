import 'server-only';
import { defineContract } from '@octo/shared/contracts';
import { z } from 'zod';
import { cardSchema } from './card.schema';

// What the payment provider offers. It is a third party: its words are kept, its errors are `{code, message}`.

const chargeSchema = z.object({
  id: z.string().min(1).max(128),
  status: z.enum(['succeeded', 'declined', 'failed', 'cancelled', 'voided', 'refunded']),
  amountMinor: z.number().int().nonnegative(),
  code: z.string().nullable(),
});

const byKey = z.object({ key: z.string() });

/** Charges a card; the header `Idempotency-Key` makes a repetition answer the first charge. */
export const createChargeContract = defineContract({
  id: 'payments.createCharge',
  method: 'POST',
  path: '/v1/charges',
  summary: 'Charges a card',
  auth: 'public',
  body: z.strictObject({
    amountMinor: z.number().int().nonnegative(),
    currency: z.string(),
    country: z.string(),
    card: cardSchema,
    orderReference: z.string(),
  }),
  response: chargeSchema,
  // Not repeated by the caller's plumbing: whether a repetition makes sense is decided in charge-card.service.ts.
  isIdempotent: false,
});

/** The charge of an idempotency key. */
export const findChargeContract = defineContract({
  id: 'payments.findCharge',
  method: 'GET',
  path: '/v1/charges/by-key/{key}',
  summary: 'The charge of an idempotency key',
  auth: 'public',
  params: byKey,
  response: chargeSchema,
});

/** Makes sure that a key takes no money, now and later. */
export const cancelChargeContract = defineContract({
  id: 'payments.cancelCharge',
  method: 'POST',
  path: '/v1/charges/by-key/{key}/cancel',
  summary: 'Voids the charge of a key, or refuses every later one',
  auth: 'public',
  params: byKey,
  response: chargeSchema,
  isIdempotent: true,
});

/** Gives a charge back. */
export const refundChargeContract = defineContract({
  id: 'payments.refundCharge',
  method: 'POST',
  path: '/v1/charges/{id}/refund',
  summary: 'Gives a charge back',
  auth: 'public',
  params: z.object({ id: z.string() }),
  response: chargeSchema,
  isIdempotent: true,
});

/** A charge as the provider tells it. */
export type ProviderCharge = z.output<typeof chargeSchema>;
