'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { action } from '@/action';
import { paths } from '@/paths';
import { forgetSession } from '@/session-cookie';
import {
  eraseSchema,
  passwordChangeSchema,
  profileSchema,
  rowSchema,
  savedAddressSchema,
} from './account.schema';
import * as addresses from './addresses.service';
import * as privacy from './privacy.service';
import * as profile from './profile.service';
import * as security from './security.service';

/** Changes name and telephone number. */
export const changeProfile = action(
  { id: 'account.changeProfile', input: profileSchema },
  profile.changeProfile,
);

/** Adds an address. */
export const addAddress = action(
  { id: 'account.addAddress', input: savedAddressSchema },
  addresses.addAddress,
);

/** Chooses the default address. */
export const makeDefaultAddress = action(
  { id: 'account.makeDefaultAddress', input: rowSchema },
  addresses.makeDefault,
);

/** Deletes an address. */
export const removeAddress = action(
  { id: 'account.removeAddress', input: rowSchema },
  addresses.removeAddress,
);

/** Ends one session. */
export const endSession = action({ id: 'account.endSession', input: rowSchema }, security.endSession);

/** Ends all sessions and leads to the sign-in. */
export const signOutEverywhere = action(
  { id: 'account.signOutEverywhere', input: z.unknown() },
  async (ctx) => {
    await security.signOutEverywhere(ctx);
    await forgetSession();
    redirect(paths.signIn());
  },
);

/** Changes the password. */
export const changePassword = action(
  { id: 'account.changePassword', input: passwordChangeSchema },
  security.changePassword,
);

/** Erases the account and leads to the start page. */
export const eraseAccount = action({ id: 'account.erase', input: eraseSchema }, async (ctx, input) => {
  await privacy.eraseAccount(ctx, input);
  await forgetSession();
  redirect(paths.home());
});
