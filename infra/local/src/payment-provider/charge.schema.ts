import { z } from 'zod';
import { COUNTRY_FAILURES, type ProviderCountry } from './outcomes';

const countries = Object.keys(COUNTRY_FAILURES) as [ProviderCountry, ...ProviderCountry[]];

/** Body of `POST /v1/charges`. */
export const chargeRequestSchema = z.strictObject({
  amountMinor: z.number().int().min(0).max(2_147_483_647),
  currency: z.string().regex(/^[A-Z]{3}$/),
  country: z.enum(countries),
  card: z.strictObject({
    number: z.string().regex(/^\d{12,19}$/),
    expiryMonth: z.number().int().min(1).max(12),
    expiryYear: z.number().int().min(2000).max(2099),
    cvc: z.string().regex(/^\d{3,4}$/),
    holder: z.string().min(1).max(120),
  }),
  orderReference: z.string().min(1).max(64),
});

/** Body of `POST /v1/charges`, parsed. */
export type ChargeRequest = z.output<typeof chargeRequestSchema>;

/** Form of an idempotency key. */
export const keySchema = z.string().regex(/^[A-Za-z0-9._:-]{8,128}$/);

/** `cancelled` keys were never charged and never will be; `voided` charges were taken back. */
export const chargeStatuses = ['succeeded', 'declined', 'failed', 'cancelled', 'voided', 'refunded'] as const;

/** What the provider keeps of a charge: no card number. */
export const chargeSchema = z.object({
  id: z.string(),
  key: z.string(),
  status: z.enum(chargeStatuses),
  /** Fingerprint of the request; null for a key that was cancelled before any request came. */
  bodyHash: z.string().nullable(),
  amountMinor: z.number(),
  currency: z.string().nullable(),
  country: z.string().nullable(),
  orderReference: z.string().nullable(),
  last4: z.string().nullable(),
  refusal: z
    .object({ status: z.literal([400, 402, 404, 429, 500, 503]), code: z.string(), message: z.string() })
    .nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});

/** See {@link chargeSchema}. */
export type Charge = z.output<typeof chargeSchema>;
