import {
  emailField,
  linkTokenField,
  nameField,
  newPasswordField,
  passwordField,
  safeReturnPath,
} from '@octo/shared/auth/forms';
import { z } from 'zod';
import { paths } from '@/paths';

/** Where a sign-in may lead: a page of the shop, anything else becomes the account. */
export function safeReturnTo(text: string | null | undefined): string {
  return safeReturnPath(text, {
    refused: /^\/(?:sign-in|register|verify-email|forgot-password|reset-password|api)(?:\/|$)/,
    fallback: paths.account(),
  });
}

/** What the sign-in form sends. */
export const signInSchema = z.object({
  email: emailField,
  password: passwordField,
  returnTo: z.string().max(2_000).optional(),
});

/** What the registration form sends. */
export const registerSchema = z.object({ name: nameField, email: emailField, password: newPasswordField });

/** What confirms an address: the link from the mailbox and the password of whoever registered. */
export const verifySchema = z.object({ token: linkTokenField, password: passwordField });

/** What asks for a link to choose a new password. */
export const forgotSchema = z.object({ email: emailField });

/** What chooses a new password by link. */
export const resetSchema = z.object({ token: linkTokenField, password: newPasswordField });
