'use server';

import { sessionCookieAttributes, sessionCookieName, sessionTokenFrom } from '@octo/shared/auth';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { action } from '@/action';
import { sessionCookieOptions } from '@/context';
import * as auth from '@/features/auth/auth.service';
import { paths } from '@/paths';

/** Signs out and leads to the sign-in page. */
export const signOut = action({ id: 'auth.signOut', input: z.unknown() }, async (context) => {
  const options = sessionCookieOptions();
  const store = await cookies();
  await auth.signOut(context, sessionTokenFrom(store.toString(), options));
  store.delete({ name: sessionCookieName(options), ...sessionCookieAttributes(options) });
  redirect(paths.login());
});
