import { cursorParam } from '@octo/shared/pagination';
import { z } from 'zod';

/** A change of stock by hand. */
export const adjustStockInput = z.object({
  productId: z.coerce.number().int().positive(),
  delta: z.coerce
    .number('Enter a whole number, like 5 or -3.')
    .int('Enter a whole number, like 5 or -3.')
    .min(-1_000_000)
    .max(1_000_000)
    .refine((value) => value !== 0, 'Zero changes nothing.'),
  reason: z.string().trim().min(3, 'Say why, so that the ledger can be understood later.').max(300),
});
/** Parsed {@link adjustStockInput}. */
export type AdjustStockInput = z.output<typeof adjustStockInput>;

/** Kinds of ledger entries. */
export const MOVEMENT_KINDS = [
  'opening',
  'adjustment',
  'reservation',
  'commit',
  'release',
  'return',
] as const;

/** Query of the ledger as it stands in the address. */
export const ledgerQuery = z.object({
  product: z.coerce.number().int().positive().optional(),
  kind: z.enum(MOVEMENT_KINDS).optional(),
  cursor: cursorParam.optional(),
});
/** Parsed {@link ledgerQuery}. */
export type LedgerQuery = z.output<typeof ledgerQuery>;

/** A line of the ledger. */
export interface LedgerRow {
  readonly id: number;
  readonly kind: string;
  readonly availableDelta: number;
  readonly reservedDelta: number;
  readonly reason: string | null;
  readonly traceId: string | null;
  readonly createdAt: string;
  readonly product: { readonly id: number; readonly sku: string; readonly name: string };
  readonly orderNumber: string | null;
}
