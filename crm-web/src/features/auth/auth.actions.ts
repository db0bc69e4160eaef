'use server';

import { sessionCookieAttributes, sessionCookieName, sessionTokenFrom } from '@octo/shared/auth';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { action } from '@/action';
import { sessionCookieOptions } from '@/context';
import { forgotSchema, safeReturnTo, setPasswordSchema, signInSchema } from './auth.schema';
import * as service from './auth.service';
import * as passwords from './set-password.service';

/** Signs in and leads to the page that asked for it. */
export const signIn = action(
  { id: 'auth.signIn', input: signInSchema, rateLimit: 'login' },
  async (context, input) => {
    const options = sessionCookieOptions();
    const store = await cookies();
    const previousToken = sessionTokenFrom(store.toString(), options);
    const session = await service.signIn(context, { ...input, previousToken });
    store.set(sessionCookieName(options), session.token, {
      ...sessionCookieAttributes(options),
      expires: session.expiresAt,
    });
    redirect(safeReturnTo(input.returnTo));
  },
);

/** Asks for a link to choose a password; the answer is the same for every address. */
export const requestReset = action(
  { id: 'auth.requestReset', input: forgotSchema, rateLimit: 'login' },
  passwords.requestReset,
);

/** Chooses a password by link. */
export const setPassword = action(
  { id: 'auth.setPassword', input: setPasswordSchema, rateLimit: 'login' },
  passwords.setPassword,
);
