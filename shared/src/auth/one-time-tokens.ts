import 'server-only';
import type { Db } from '../db';
import { newToken, sha256Hex } from '../ids';
import { addMs, MS } from '../time';

/** What a mailed link proves. */
export type OneTimePurpose = 'email_verification' | 'password_reset' | 'invitation';

/** How long a link works. A reset is asked for by somebody who waits for it; an invitation may lie over a weekend. */
export const ONE_TIME_TTL_MS: Readonly<Record<OneTimePurpose, number>> = {
  email_verification: MS.day,
  password_reset: MS.hour,
  invitation: 7 * MS.day,
};

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/**
 * Makes a link's token; earlier unused ones of the same purpose stop working, so the newest mail counts.
 * @returns the token for the link; only its SHA-256 is stored
 */
export async function issueOneTimeToken(
  db: Db,
  input: {
    readonly purpose: OneTimePurpose;
    readonly userId: number;
    readonly email: string;
    readonly now: Date;
  },
): Promise<string> {
  const { purpose, userId, email, now } = input;
  await db.oneTimeToken.deleteMany({ where: { userId, purpose, usedAt: null } });
  const token = newToken(32);
  await db.oneTimeToken.create({
    data: {
      purpose,
      userId,
      email,
      tokenHash: sha256Hex(token),
      expiresAt: addMs(now, ONE_TIME_TTL_MS[purpose]),
      createdAt: now,
    },
    select: { id: true },
  });
  return token;
}

/** Whose link it is and which address it was sent to. */
export interface OneTimeProof {
  readonly userId: number;
  readonly email: string;
}

const open = (purposes: readonly OneTimePurpose[], token: string, now: Date) => ({
  tokenHash: sha256Hex(token),
  purpose: { in: [...purposes] },
  usedAt: null,
  expiresAt: { gt: now },
  user: { isActive: true },
});

/** Looks at a link without using it up: mail programs open links before people do. Null when it no longer works. */
export async function findOneTimeToken(
  db: Db,
  input: { readonly purposes: readonly OneTimePurpose[]; readonly token: string; readonly now: Date },
): Promise<OneTimeProof | null> {
  const { purposes, token, now } = input;
  if (!TOKEN.test(token)) return null;
  return db.oneTimeToken.findFirst({
    where: open(purposes, token, now),
    select: { userId: true, email: true },
  });
}

/**
 * Uses a link up. Of two that press at the same moment, one gets it.
 * @param db the transaction that makes the change which the link is for
 * @returns null when the link is unknown, used, out of date, or its account deactivated
 */
export async function takeOneTimeToken(
  db: Db,
  input: { readonly purposes: readonly OneTimePurpose[]; readonly token: string; readonly now: Date },
): Promise<OneTimeProof | null> {
  const proof = await findOneTimeToken(db, input);
  if (!proof) return null;
  const { count } = await db.oneTimeToken.updateMany({
    where: { tokenHash: sha256Hex(input.token), usedAt: null },
    data: { usedAt: input.now },
  });
  return count === 1 ? proof : null;
}

/** Deletes links that have been out of date for a week. @returns how many */
export async function deleteOldOneTimeTokens(db: Db, now: Date): Promise<number> {
  const { count } = await db.oneTimeToken.deleteMany({
    where: { expiresAt: { lt: addMs(now, -7 * MS.day) } },
  });
  return count;
}
