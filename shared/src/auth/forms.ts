import { z } from 'zod';

/** Shortest password that may be chosen. Older ones still sign in. */
export const PASSWORD_MIN_LENGTH = 10;

const LONGEST_PASSWORD = 200;

/** An e-mail address as forms take it, in the one spelling that accounts are stored by. */
export const emailField = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, 'Enter your e-mail address.')
  .max(255, 'An e-mail address has at most 255 characters.')
  .pipe(z.email('Enter an e-mail address like name@example.com.'));

/** The password of an account that exists. */
export const passwordField = z
  .string()
  .min(1, 'Enter your password.')
  .max(LONGEST_PASSWORD, `A password has at most ${LONGEST_PASSWORD} characters.`);

/** A password to choose: length here, common and personal ones are refused by the server. */
export const newPasswordField = z
  .string()
  .min(PASSWORD_MIN_LENGTH, `Use at least ${PASSWORD_MIN_LENGTH} characters.`)
  .max(LONGEST_PASSWORD, `A password has at most ${LONGEST_PASSWORD} characters.`);

/** A person's name, on one line. */
export const nameField = z
  .string()
  .trim()
  .min(1, 'Enter your name.')
  .max(120, 'A name has at most 120 characters.')
  .regex(/^[^\p{Cc}<>]*$/u, 'A name has no line breaks and no < or >.');

/** A short text on one line, such as the name of a key. */
export const lineField = z
  .string()
  .trim()
  .min(1, 'Enter a name.')
  .max(120, 'Use at most 120 characters.')
  .regex(/^[^\p{Cc}<>]*$/u, 'Use no line breaks and no < or >.');

/** The token of a mailed link. */
export const linkTokenField = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'This link is not complete.');

const BASE = 'http://application.invalid';

/**
 * Where a sign-in may lead: a path of the application itself. Anything else (another host in any spelling, control
 * characters, one of `refused`) becomes `fallback`.
 */
export function safeReturnPath(
  text: string | null | undefined,
  options: { readonly refused: RegExp; readonly fallback: string },
): string {
  const { refused, fallback } = options;
  if (!text?.startsWith('/') || text.length > 2_000 || /[\\\p{Cc}]/u.test(text)) return fallback;
  if (!URL.canParse(text, BASE)) return fallback;
  const url = new URL(text, BASE);
  if (url.origin !== BASE || refused.test(url.pathname)) return fallback;
  // A path that starts with two slashes would be read as a host by the next reader.
  return url.pathname.startsWith('//') ? fallback : url.pathname + url.search;
}
