import 'server-only';
import { withTransaction } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import type { z } from 'zod';
import { requireCustomer, type ShopContext } from '@/context';
import { MAX_ADDRESSES, type SavedAddress, type savedAddressSchema } from './account.schema';
import {
  clearDefaultAddress,
  deleteAddress,
  findAddresses,
  insertAddress,
  updateAddress,
} from './addresses.repository';

/** Whose address book it is. An account without a customer record has none. */
async function requireBook(ctx: ShopContext): Promise<number> {
  const { customerId } = await requireCustomer(ctx);
  if (customerId === null) throw new AppError('email_not_verified');
  return customerId;
}

/**
 * The address book, the default address first; empty for an account without a confirmed address.
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function listAddresses(ctx: ShopContext): Promise<SavedAddress[]> {
  const { customerId } = await requireCustomer(ctx);
  return customerId === null ? [] : findAddresses(ctx.db, customerId, MAX_ADDRESSES);
}

/**
 * Adds an address; the first one becomes the default.
 * @throws AppError `unauthenticated`, `forbidden`, `email_not_verified`, `conflict` when the book is full
 */
export async function addAddress(
  ctx: ShopContext,
  input: z.output<typeof savedAddressSchema>,
): Promise<void> {
  const customerId = await requireBook(ctx);
  await withTransaction(ctx.db, async (tx) => {
    const known = await findAddresses(tx, customerId, MAX_ADDRESSES);
    if (known.length >= MAX_ADDRESSES) {
      throw new AppError('conflict', { detail: `An address book holds ${MAX_ADDRESSES} addresses.` });
    }
    const isDefault = input.isDefault || known.length === 0;
    if (isDefault) await clearDefaultAddress(tx, customerId);
    const values = {
      recipient: input.recipient,
      line1: input.line1,
      line2: input.line2 ?? null,
      city: input.city,
      region: input.region ?? null,
      postalCode: input.postalCode,
      country: input.country,
      isDefault,
    };
    await insertAddress(tx, { customerId, values, now: ctx.now() });
  });
}

/**
 * Makes an address the one that checkout offers first.
 * @throws AppError `unauthenticated`, `forbidden`, `not_found` (also for somebody else's)
 */
export async function makeDefault(ctx: ShopContext, { id }: { readonly id: number }): Promise<void> {
  const customerId = await requireBook(ctx);
  await withTransaction(ctx.db, async (tx) => {
    await clearDefaultAddress(tx, customerId);
    if (!(await updateAddress(tx, { id, customerId, values: { isDefault: true } })))
      throw new AppError('not_found');
  });
}

/**
 * Deletes an address.
 * @throws AppError `unauthenticated`, `forbidden`, `not_found` (also for somebody else's)
 */
export async function removeAddress(ctx: ShopContext, { id }: { readonly id: number }): Promise<void> {
  if (!(await deleteAddress(ctx.db, id, await requireBook(ctx)))) throw new AppError('not_found');
}
