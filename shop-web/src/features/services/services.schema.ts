import { z } from 'zod';

/** A professional service that customers book beside products. */
export const serviceOffer = z.object({
  sku: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  category: z.string(),
  priceMinor: z.number().int().nonnegative(),
  currency: z.string(),
});

export type ServiceOffer = z.output<typeof serviceOffer>;
