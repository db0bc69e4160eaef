'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { action } from '@/action';
import { ssoLogoutUrl } from '@/features/sso/sso.service';
import { paths } from '@/paths';
import { forgetSession, heldToken, rememberSession } from '@/session-cookie';
import * as registering from './register.service';
import * as resetting from './reset-password.service';
import {
  forgotSchema,
  registerSchema,
  resetSchema,
  safeReturnTo,
  signInSchema,
  verifySchema,
} from './sign-in.schema';
import * as service from './sign-in.service';

/** Signs in and leads to the page that asked for it. */
export const signIn = action(
  { id: 'account.signIn', input: signInSchema, rateLimit: 'login' },
  async (ctx, input) => {
    await rememberSession(await service.signIn(ctx, { ...input, previousToken: await heldToken() }));
    redirect(safeReturnTo(input.returnTo));
  },
);

/** Signs out, at the identity domain too if the session came from there, and leads to the start page. */
export const signOut = action({ id: 'account.signOut', input: z.unknown() }, async (ctx) => {
  const token = await heldToken();
  const away = await ssoLogoutUrl(ctx, token);
  await service.signOut(ctx, token);
  await forgetSession();
  redirect(away ?? paths.home());
});

/** Registers; the answer is the same for every address. */
export const register = action(
  { id: 'account.register', input: registerSchema, rateLimit: 'login' },
  registering.register,
);

/** Confirms an address, signs in and leads to the account. */
export const verifyEmail = action(
  { id: 'account.verifyEmail', input: verifySchema, rateLimit: 'login' },
  async (ctx, input) => {
    await rememberSession(await registering.verifyEmail(ctx, { ...input, previousToken: await heldToken() }));
    redirect(paths.account());
  },
);

/** Asks for a link to choose a new password; the answer is the same for every address. */
export const requestReset = action(
  { id: 'account.requestReset', input: forgotSchema, rateLimit: 'login' },
  resetting.requestReset,
);

/** Chooses a new password by link. */
export const resetPassword = action(
  { id: 'account.resetPassword', input: resetSchema, rateLimit: 'login' },
  resetting.resetPassword,
);
