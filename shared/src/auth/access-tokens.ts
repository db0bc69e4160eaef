import 'server-only';
import { createHmac } from 'node:crypto';
import type { Db } from '../db';
import { constantTimeEqual, newToken, sha256Hex } from '../ids';
import { addMs, MS } from '../time';

/** Whom a token acts for: `script` for its user within the scopes, `partner` for itself. */
export type AccessTokenKind = 'script' | 'partner';

/** Who presented a token. */
export interface TokenHolder {
  readonly tokenId: number;
  readonly kind: AccessTokenKind;
  readonly name: string;
  readonly scopes: readonly string[];
  /** Requests per minute; null: the limit of the policy. */
  readonly rateLimitPerMinute: number | null;
  /** The user that a script acts for; null for partners. */
  readonly user: {
    readonly userId: number;
    readonly email: string;
    readonly name: string;
    readonly role: string;
  } | null;
}

/** last_used_at is written at most this often, so that reading does not write. */
const TOUCH_EVERY_MS = MS.minute;

const FORM = /^octo_([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{43})$/;

const signatureOf = (secret: string, random: string) =>
  createHmac('sha256', secret).update(`access-token:${random}`).digest('base64url');

/**
 * Makes a token, `octo_<random>.<signature>`. The signature lets guesses be refused without asking the database.
 * @returns the token, which is shown once; only its SHA-256 is stored
 */
export async function issueAccessToken(
  db: Db,
  secret: string,
  input: {
    readonly kind: AccessTokenKind;
    readonly name: string;
    /** Required for scripts, absent for partners. */
    readonly userId: number | null;
    readonly scopes: readonly string[];
    readonly rateLimitPerMinute: number | null;
    readonly createdByUserId: number;
    readonly expiresAt: Date;
    readonly now: Date;
  },
): Promise<{ readonly token: string; readonly tokenId: number }> {
  const { scopes, now, ...row } = input;
  const random = newToken(32);
  const token = `octo_${random}.${signatureOf(secret, random)}`;
  const { id } = await db.accessToken.create({
    data: { ...row, scopes: scopes.join(' '), tokenHash: sha256Hex(token), createdAt: now },
    select: { id: true },
  });
  return { token, tokenId: id };
}

/** The token of an `Authorization: Bearer` header; null when there is none. */
export function bearerTokenFrom(header: string | null): string | null {
  return /^Bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? null;
}

/**
 * The token of an `Authorization: Bearer` header when its signature is right. The database is not asked, so it may
 * have expired or been revoked: enough to choose how requests are counted, never to let anybody in.
 */
export function signedTokenFrom(secret: string, header: string | null): string | null {
  const token = bearerTokenFrom(header);
  return token !== null && isSigned(secret, token) ? token : null;
}

function isSigned(secret: string, token: string): boolean {
  const [, random, signature] = FORM.exec(token) ?? [];
  if (!random || !signature) return false;
  return constantTimeEqual(signature, signatureOf(secret, random));
}

/**
 * Who holds a token. Expired and revoked ones, forged ones and those of deactivated users count as none.
 * @throws the driver's error when the database cannot be asked: the caller must not read that as "unknown"
 */
export async function findAccessToken(
  db: Db,
  secret: string,
  input: { readonly token: string; readonly now: Date },
): Promise<TokenHolder | null> {
  const { token, now } = input;
  if (!isSigned(secret, token)) return null;
  const row = await db.accessToken.findFirst({
    where: { tokenHash: sha256Hex(token), revokedAt: null, expiresAt: { gt: now } },
    select: {
      id: true,
      kind: true,
      name: true,
      scopes: true,
      rateLimitPerMinute: true,
      lastUsedAt: true,
      user: { select: { id: true, email: true, name: true, role: true, isActive: true } },
    },
  });
  if (!row || row.user?.isActive === false) return null;
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() >= TOUCH_EVERY_MS) {
    await db.accessToken.updateMany({
      where: { id: row.id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: addMs(now, -TOUCH_EVERY_MS) } }] },
      data: { lastUsedAt: now },
    });
  }
  const { user } = row;
  return {
    tokenId: row.id,
    kind: row.kind === 'partner' ? 'partner' : 'script',
    name: row.name,
    scopes: row.scopes.split(' '),
    rateLimitPerMinute: row.rateLimitPerMinute,
    user: user && { userId: user.id, email: user.email, name: user.name, role: user.role },
  };
}

/** Ends a token. @returns its name, or null when there is no such open token */
export async function revokeAccessToken(
  db: Db,
  tokenId: number,
  now: Date,
): Promise<{ readonly name: string } | null> {
  const [revoked] = await db.accessToken.updateManyAndReturn({
    where: { id: tokenId, revokedAt: null },
    data: { revokedAt: now },
    select: { name: true },
  });
  return revoked ?? null;
}

/** Ends every token of a user (deactivation). @returns how many */
export async function revokeAccessTokensOf(db: Db, userId: number, now: Date): Promise<number> {
  const { count } = await db.accessToken.updateMany({
    where: { userId, revokedAt: null },
    data: { revokedAt: now },
  });
  return count;
}
