import 'server-only';
import { withTransaction } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import type { z } from 'zod';
import { requireCustomer, type ShopContext } from '@/context';
import { recordDeed } from '@/features/deeds/deeds.service';
import { findProfile, updateProfile } from './account.repository';
import type { AccountView, KnownCustomer, profileSchema } from './account.schema';
import { findAddresses } from './addresses.repository';

/**
 * The account of whoever is signed in.
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function getAccount(ctx: ShopContext): Promise<AccountView> {
  const { userId } = await requireCustomer(ctx);
  const row = await findProfile(ctx.db, userId);
  if (!row) throw new AppError('unauthenticated');
  return {
    name: row.name,
    email: row.email,
    phone: row.customer?.phone ?? null,
    createdAt: row.createdAt.toISOString(),
    hasPassword: row.passwordHash !== null,
  };
}

/**
 * Changes name and telephone number.
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function changeProfile(ctx: ShopContext, input: z.output<typeof profileSchema>): Promise<void> {
  const { userId, customerId } = await requireCustomer(ctx);
  const { name, phone } = input;
  await withTransaction(ctx.db, async (tx) => {
    await updateProfile(tx, { userId, customerId, name, phone: phone ?? null, now: ctx.now() });
    await recordDeed(ctx, tx, { action: 'account.change_profile', userId });
  });
}

/** What checkout may fill in; null for guests, whom it never asks to sign in. */
export async function knownCustomer(ctx: ShopContext): Promise<KnownCustomer | null> {
  const customer = await ctx.customer();
  if (!customer?.customerId) return null;
  const [profile, [address = null]] = await Promise.all([
    findProfile(ctx.db, customer.userId),
    findAddresses(ctx.db, customer.customerId, 1),
  ]);
  if (!profile) return null;
  return { email: profile.email, name: profile.name, phone: profile.customer?.phone ?? null, address };
}
