'use server';

import { sessionCookieAttributes, sessionCookieName, sessionTokenFrom } from '@octo/shared/auth';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { action } from '@/action';
import { sessionCookieOptions } from '@/context';
import { safeReturnTo, signInSchema } from './auth.schema';
import * as service from './auth.service';

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
