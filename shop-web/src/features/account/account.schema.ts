import { nameField, newPasswordField, passwordField } from '@octo/shared/auth/forms';
import { z } from 'zod';
import { addressSchema, contactSchema, isRegionRequired } from '@/features/checkout/checkout-form.schema';
import { lineOfText } from '@/features/checkout/text-rules.schema';

/** What a customer may change about themselves. The address of the account is its key and stays. */
export const profileSchema = z.object({ name: nameField, phone: contactSchema.shape.phone });

/** An address of the address book, by the rules of the checkout. */
export const savedAddressSchema = z
  .object({
    ...addressSchema.shape,
    recipient: lineOfText('the name', { min: 2, max: 200 }),
    isDefault: z
      .literal('on')
      .optional()
      .transform((value) => value === 'on'),
  })
  .refine(({ country, region }) => region !== undefined || !isRegionRequired(country), {
    path: ['region'],
    message: 'Enter the state or region.',
  });

/** A row by its number. */
export const rowSchema = z.object({ id: z.coerce.number().int().positive() });

/** The change of a password by somebody who is signed in. */
export const passwordChangeSchema = z.object({
  currentPassword: passwordField,
  newPassword: newPasswordField,
});

/** What erases an account: the password, or the word where an account has none. */
export const eraseSchema = z.object({ confirmation: z.string().min(1, 'Type it to confirm.').max(200) });

/** The account as its pages show it. */
export interface AccountView {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly createdAt: string;
  readonly hasPassword: boolean;
}

/** An address of the address book. */
export interface SavedAddress {
  readonly id: number;
  readonly recipient: string;
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  readonly region: string | null;
  readonly postalCode: string;
  readonly country: string;
  readonly isDefault: boolean;
}

/** One of the customer's orders, in a list. */
export interface OwnOrder {
  readonly number: string;
  readonly publicToken: string;
  readonly status: string;
  readonly placedAt: string;
  readonly totalMinor: number;
  readonly currency: string;
  readonly itemCount: number;
}

/** One of the customer's sessions. */
export interface OwnSession {
  readonly id: number;
  readonly device: string;
  readonly ipAddress: string | null;
  readonly signInMethod: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly isCurrent: boolean;
}

/** What checkout may fill in for a customer who is signed in. */
export interface KnownCustomer {
  readonly email: string;
  readonly name: string;
  readonly phone: string | null;
  readonly address: SavedAddress | null;
}

/** Most addresses that a book holds. */
export const MAX_ADDRESSES = 20;
