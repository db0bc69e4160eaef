import 'server-only';
import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { constantTimeEqual } from '../../ids';
import type { SsoConfig } from './settings';
import { SsoError } from './sso-error';

/** Asymmetric only: `none` proves nothing, and HS256 would take our public copy of the key for a secret. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
/** A token that comes straight from the exchange is young. */
const MAX_AGE = '10m';

const claimsSchema = z.object({
  sub: z.string().min(1).max(255),
  nonce: z.string(),
  azp: z.string().optional(),
});

/** Claims of a verified ID token. */
export type IdTokenClaims = z.output<typeof claimsSchema> & Readonly<Record<string, unknown>>;

/**
 * Verifies signature, algorithm, issuer, audience, times and nonce.
 * @throws SsoError `invalid_id_token`, or `provider_unavailable` when the keys cannot be asked for
 */
export async function verifyIdToken(
  token: string,
  findKey: JWTVerifyGetKey,
  expected: Pick<SsoConfig, 'issuer' | 'clientId' | 'clockSkewSeconds'> & {
    readonly nonce: string;
    readonly now: Date;
  },
): Promise<IdTokenClaims> {
  const { issuer, clientId, clockSkewSeconds, nonce, now } = expected;
  try {
    const { payload } = await jwtVerify(token, findKey, {
      algorithms: ALGORITHMS,
      issuer,
      audience: clientId,
      currentDate: now,
      clockTolerance: clockSkewSeconds,
      maxTokenAge: MAX_AGE,
      requiredClaims: ['sub', 'iat', 'exp', 'nonce'],
    });
    const claims = claimsSchema.parse(payload);
    if (!constantTimeEqual(claims.nonce, nonce)) throw new errors.JWTInvalid('The nonce is another one.');
    if (claims.azp !== undefined && claims.azp !== clientId)
      throw new errors.JWTInvalid('The token was made for another client.');
    return { ...payload, ...claims };
  } catch (cause) {
    throw cause instanceof SsoError ? cause : new SsoError('invalid_id_token', { cause });
  }
}
