'use server';

import { sessionCookieAttributes, sessionCookieName, sessionTokenFrom } from '@octo/shared/auth';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { action } from '@/action';
import { sessionCookieOptions } from '@/context';
import { paths } from '@/paths';
import { safeReturnTo, signInSchema } from './auth.schema';
import * as service from './auth.service';

/** Signs in and leads to the page that asked for it. */
export const signIn = action({ id: 'auth.signIn', input: signInSchema }, async (context, input) => {
  const options = sessionCookieOptions();
  const store = await cookies();
  const previousToken = sessionTokenFrom(store.toString(), options);
  const session = await service.signIn(context, { ...input, previousToken });
  store.set(sessionCookieName(options), session.token, {
    ...sessionCookieAttributes(options),
    expires: session.expiresAt,
  });
  redirect(safeReturnTo(input.returnTo));
});

/** Signs out and leads to the sign-in page. */
export const signOut = action({ id: 'auth.signOut', input: z.unknown() }, async (context) => {
  const options = sessionCookieOptions();
  const store = await cookies();
  await service.signOut(context, sessionTokenFrom(store.toString(), options));
  store.delete({ name: sessionCookieName(options), ...sessionCookieAttributes(options) });
  redirect(paths.login());
});
