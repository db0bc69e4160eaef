import 'server-only';
import { withTransaction } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import { Reply } from '@octo/shared/http';
import type { z } from 'zod';
import { requireCustomer, type ShopContext } from '@/context';
import { recordDeed } from '@/features/deeds/deeds.service';
import { findProfile } from './account.repository';
import type { eraseSchema } from './account.schema';
import {
  anonymiseCustomer,
  collectPersonalData,
  deleteAccount,
  hasOpenOrders,
  lockCustomer,
} from './privacy.repository';
import { proveOwner } from './security.service';

/**
 * Everything that is stored about whoever is signed in, as a file.
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function exportData(ctx: ShopContext): Promise<Reply<Record<string, unknown>>> {
  const { userId, customerId } = await requireCustomer(ctx);
  const data = await collectPersonalData(ctx.db, userId, customerId);
  await recordDeed(ctx, ctx.db, { action: 'account.export', userId });
  const day = ctx.now().toISOString();
  return new Reply<Record<string, unknown>>({
    body: { exportedAt: day, ...data },
    headers: { 'content-disposition': `attachment; filename="octo-account-${day.slice(0, 10)}.json"` },
  });
}

/**
 * Erases the account of whoever is signed in: the account, sessions, addresses and tickets go; orders and invoices
 * stay for accounting without anything that names a person. It cannot be undone.
 *
 * @param confirmation the password; the address for accounts that sign in without one
 * @throws AppError `unauthenticated`, `forbidden`, `validation_failed`, `account_locked`, `conflict` while an order is
 *   under way
 */
export async function eraseAccount(ctx: ShopContext, input: z.output<typeof eraseSchema>): Promise<void> {
  const { userId, customerId, email } = await requireCustomer(ctx);
  const profile = await findProfile(ctx.db, userId);
  if (profile?.passwordHash) await proveOwner(ctx, input.confirmation, 'confirmation');
  else if (input.confirmation.trim().toLowerCase() !== email) {
    const message = 'This is not the address of your account.';
    throw new AppError('validation_failed', {
      fields: [{ path: 'confirmation', code: 'wrong_address', message }],
    });
  }
  await withTransaction(ctx.db, async (tx) => {
    if (customerId !== null) {
      await lockCustomer(tx, customerId, ctx.now());
      if (await hasOpenOrders(tx, customerId)) {
        throw new AppError('conflict', {
          detail: 'An order is still on its way. Erase the account once it has arrived.',
        });
      }
      await anonymiseCustomer(tx, customerId, ctx.now());
    }
    await deleteAccount(tx, userId);
    await recordDeed(ctx, tx, { action: 'account.erase', userId });
  });
}
