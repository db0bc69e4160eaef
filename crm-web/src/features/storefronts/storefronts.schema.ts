import { z } from 'zod';

/** States of a storefront. */
export const STOREFRONT_STATUSES = ['active', 'maintenance', 'inactive'] as const;

const optionalUrl = z
  .string()
  .trim()
  .max(500)
  .transform((value) => (value === '' ? null : value))
  .refine(
    (value) => value === null || /^https?:\/\/[^\s/]+/.test(value),
    'Enter an address that starts with http:// or https://.',
  );

/** What an operator may change about a storefront. */
export const editStorefrontInput = z.object({
  id: z.coerce.number().int().positive(),
  name: z.string().trim().min(1, 'Give the storefront a name.').max(200),
  status: z.enum(STOREFRONT_STATUSES),
  region: z.string().trim().min(1, 'Name the region.').max(80),
  storefrontUrl: optionalUrl,
  notes: z
    .string()
    .trim()
    .max(2_000)
    .transform((value) => (value === '' ? null : value)),
});
/** Parsed {@link editStorefrontInput}. */
export type EditStorefrontInput = z.output<typeof editStorefrontInput>;

/** A storefront as the console shows it. */
export interface StorefrontView {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly status: string;
  readonly region: string;
  readonly currency: string;
  readonly storefrontUrl: string | null;
  readonly notes: string | null;
  readonly productCount: number;
}
