/** Why a sign-in with the identity domain did not work, and what people read about it. */
const SENTENCES = {
  access_denied: 'The sign-in was cancelled at the identity provider. You can try again.',
  provider_error: 'The identity provider refused the sign-in. Try again, or sign in with your password.',
  missing_code: 'The identity provider sent an incomplete answer. Please try again.',
  invalid_state:
    'This sign-in was not started in this browser, or it was used already. Please start again from here.',
  expired_state: 'The sign-in took too long. Please start again.',
  token_exchange_failed: 'The identity provider did not accept the sign-in. Please try again.',
  missing_id_token: 'The identity provider did not say who you are. Please try again.',
  invalid_id_token: 'The answer of the identity provider could not be verified, so you were not signed in.',
  provider_unavailable:
    'The identity provider cannot be reached. Try again in a moment, or sign in with your password.',
  not_configured: 'Single sign-on is not set up here. Sign in with your password.',
  email_missing: 'The identity provider did not tell your e-mail address, which an account needs.',
  email_not_verified:
    'Your e-mail address is not verified at the identity provider. Verify it there and try again.',
  link_refused:
    'There is an account with your e-mail address that cannot be linked. Sign in with its password or ask an administrator.',
  account_disabled: 'Your account is deactivated. Ask an administrator.',
  no_operator_role: 'You have no role in the console. Ask an administrator to add you to a group.',
  operator_account: 'This account belongs to the console, not to the shop.',
} as const;

/** A reason of {@link SENTENCES}, as it stands in the address of the sign-in page. */
export type SsoErrorCode = keyof typeof SENTENCES;

/** Thrown inside the sign-in; the routes turn it into a way back to the sign-in page. */
export class SsoError extends Error {
  override readonly name = 'SsoError';
  constructor(
    readonly code: SsoErrorCode,
    options: ErrorOptions = {},
  ) {
    super(SENTENCES[code], options);
  }
}

/** The sentence for a code out of an address; null for anything else, so that nobody can put words into our page. */
export function ssoErrorSentence(code: string | null | undefined): string | null {
  return code && Object.hasOwn(SENTENCES, code) ? SENTENCES[code as SsoErrorCode] : null;
}
