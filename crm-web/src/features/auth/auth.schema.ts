import { z } from 'zod';

const BASE = 'http://console.invalid';

/**
 * Where a sign-in may lead: a path of this console. Anything else (another host in any spelling, control
 * characters, the sign-in page itself) becomes the dashboard.
 */
export function safeReturnTo(text: string | null | undefined): string {
  if (!text?.startsWith('/') || text.length > 2_000 || /[\\\p{Cc}]/u.test(text)) return '/';
  if (!URL.canParse(text, BASE)) return '/';
  const url = new URL(text, BASE);
  if (url.origin !== BASE || /^\/(?:login|api)(?:\/|$)/.test(url.pathname)) return '/';
  // A path that starts with two slashes would be read as a host by the next reader.
  return url.pathname.startsWith('//') ? '/' : url.pathname + url.search;
}

/** What the sign-in form sends. */
export const signInSchema = z.object({
  email: z
    .string()
    .trim()
    .min(1, 'Enter your e-mail address.')
    .max(255)
    .pipe(z.email('Enter an e-mail address like name@example.com.')),
  password: z.string().min(1, 'Enter your password.').max(200, 'A password has at most 200 characters.'),
  returnTo: z.string().max(2_000).optional(),
});

/** Parsed input of the sign-in. */
export type SignInInput = z.output<typeof signInSchema>;
