import { cursorParam } from '@octo/shared/pagination';
import { z } from 'zod';

/** Rows on one page of the list. */
export const CUSTOMERS_PAGE_SIZE = 50;

/** What stands in the address of the list. */
export const customerListQuery = z.object({
  q: z.string().trim().max(100).optional(),
  after: cursorParam.optional(),
  before: cursorParam.optional(),
});
/** Parsed {@link customerListQuery}. */
export type CustomerListQuery = z.output<typeof customerListQuery>;

/** Id of a customer as it stands in the address. */
export const customerIdSchema = z.coerce.number().int().positive().max(2_147_483_647);

/** A row of the list. */
export interface CustomerRow {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly company: string | null;
  readonly country: string | null;
  readonly createdAt: Date;
  readonly orders: number;
}
