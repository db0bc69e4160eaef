import 'server-only';
import type { Db } from '@octo/shared/db';
import type { SavedAddress } from './account.schema';

const FIELDS = {
  id: true,
  recipient: true,
  line1: true,
  line2: true,
  city: true,
  region: true,
  postalCode: true,
  country: true,
  isDefault: true,
} as const;

/** The address book of a customer, the default first. */
export function findAddresses(db: Db, customerId: number, limit: number): Promise<SavedAddress[]> {
  return db.address.findMany({
    where: { customerId },
    select: FIELDS,
    orderBy: [{ isDefault: 'desc' }, { id: 'desc' }],
    take: limit,
  });
}

/** What an address is made of. */
export type AddressValues = {
  readonly recipient: string;
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  readonly region: string | null;
  readonly postalCode: string;
  readonly country: string;
  readonly isDefault: boolean;
};

/** Adds an address. */
export async function insertAddress(
  db: Db,
  input: { readonly customerId: number; readonly values: AddressValues; readonly now: Date },
): Promise<void> {
  const { customerId, values, now } = input;
  await db.address.create({ data: { customerId, ...values, createdAt: now }, select: { id: true } });
}

/** Changes an address of this customer. @returns false when it is not theirs or does not exist */
export async function updateAddress(
  db: Db,
  input: { readonly id: number; readonly customerId: number; readonly values: Partial<AddressValues> },
): Promise<boolean> {
  const { id, customerId, values } = input;
  const { count } = await db.address.updateMany({ where: { id, customerId }, data: values });
  return count === 1;
}

/** Leaves a customer without a default address. */
export async function clearDefaultAddress(db: Db, customerId: number): Promise<void> {
  await db.address.updateMany({ where: { customerId, isDefault: true }, data: { isDefault: false } });
}

/** Deletes an address of this customer. @returns false when it is not theirs or does not exist */
export async function deleteAddress(db: Db, id: number, customerId: number): Promise<boolean> {
  const { count } = await db.address.deleteMany({ where: { id, customerId } });
  return count === 1;
}
