import 'server-only';
import { createHash } from 'node:crypto';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { constantTimeEqual, newToken } from '../../ids';
import { MS } from '../../time';
import { SsoError } from './sso-error';

/** How long somebody may take at the identity domain. */
export const PENDING_TTL_MS = 10 * MS.minute;

const schema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  startedAt: z.number(),
});

/** What one browser must bring back: known to it and to us, and to nobody at the identity domain. */
export type PendingSignIn = z.output<typeof schema>;

/** Begins a sign-in with secrets that nobody used before. */
export function newPendingSignIn(returnTo: string, now: Date): PendingSignIn {
  return {
    state: newToken(32),
    nonce: newToken(32),
    verifier: newToken(48),
    returnTo,
    startedAt: now.getTime(),
  };
}

/** The PKCE challenge of a verifier, S256. */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

/** Encrypts it for the cookie; `purpose` keeps the cookies of the applications apart. */
export function sealPending(pending: PendingSignIn, secret: string, purpose: string): Promise<string> {
  // Lives longer than it counts, so that a late answer is told apart from a foreign one.
  return encode({ token: pending, secret, salt: purpose, maxAge: MS.hour / MS.second });
}

/**
 * Opens the cookie and compares the state that came back.
 * @throws SsoError `invalid_state`, `expired_state`
 */
export async function openPending(
  input: { readonly sealed: string | null; readonly secret: string; readonly purpose: string },
  state: string | undefined,
  now: Date,
): Promise<PendingSignIn> {
  const { sealed, secret, purpose } = input;
  if (!sealed) throw new SsoError('invalid_state');
  let content: unknown;
  try {
    content = await decode({ token: sealed, secret, salt: purpose });
  } catch (cause) {
    throw new SsoError('invalid_state', { cause });
  }
  const parsed = schema.safeParse(content);
  if (!parsed.success || !state || !constantTimeEqual(parsed.data.state, state))
    throw new SsoError('invalid_state');
  const age = now.getTime() - parsed.data.startedAt;
  if (age > PENDING_TTL_MS || age < 0) throw new SsoError('expired_state');
  return parsed.data;
}
