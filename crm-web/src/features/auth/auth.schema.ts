import {
  emailField,
  linkTokenField,
  newPasswordField,
  passwordField,
  safeReturnPath,
} from '@octo/shared/auth/forms';
import { z } from 'zod';

/** Where a sign-in may lead: a path of this console, anything else becomes the dashboard. */
export function safeReturnTo(text: string | null | undefined): string {
  return safeReturnPath(text, {
    refused: /^\/(?:login|forgot-password|set-password|no-access|api)(?:\/|$)/,
    fallback: '/',
  });
}

/** What the sign-in form sends. */
export const signInSchema = z.object({
  email: emailField,
  password: passwordField,
  returnTo: z.string().max(2_000).optional(),
});

/** Parsed input of the sign-in. */
export type SignInInput = z.output<typeof signInSchema>;

/** What asks for a link to choose a password. */
export const forgotSchema = z.object({ email: emailField });

/** What chooses a password by link. */
export const setPasswordSchema = z.object({ token: linkTokenField, password: newPasswordField });
