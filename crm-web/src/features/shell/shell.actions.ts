'use server';

import { sessionCookieAttributes, sessionCookieName, sessionTokenFrom } from '@octo/shared/auth';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { action } from '@/action';
import { sessionCookieOptions } from '@/context';
import * as auth from '@/features/auth/auth.service';
import { ssoLogoutUrl } from '@/features/sso/sso.service';
import { paths } from '@/paths';

/** Signs out, at the identity domain too if the session came from there, and leads to the sign-in page. */
export const signOut = action({ id: 'auth.signOut', input: z.unknown() }, async (context) => {
  const options = sessionCookieOptions();
  const store = await cookies();
  const token = sessionTokenFrom(store.toString(), options);
  const away = await ssoLogoutUrl(context, token);
  await auth.signOut(context, token);
  store.delete({ name: sessionCookieName(options), ...sessionCookieAttributes(options) });
  redirect(away ?? paths.login());
});
