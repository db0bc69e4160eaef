import 'server-only';
import type { Db } from '@octo/shared/db';
import { confirmAccount, ensureCustomer } from './account-entry.repository';

/**
 * Marks an address as confirmed and joins the account with the customer record of that address, so that orders
 * placed as a guest appear in it. Only called with proof that the mailbox is theirs.
 *
 * @param db the transaction that uses the proof up
 */
export async function confirmEmail(
  db: Db,
  account: { readonly id: number; readonly email: string; readonly name: string },
  now: Date,
): Promise<void> {
  const { id, email, name } = account;
  const customerId = await ensureCustomer(db, { email, name, now });
  await confirmAccount(db, { userId: id, customerId, now });
}
