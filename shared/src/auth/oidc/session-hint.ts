import 'server-only';
import type { Db } from '../../db';
import { sha256Hex } from '../../ids';

/** What signing out at the identity domain needs to know about a session; null for sessions of passwords. */
export async function findSessionHint(
  db: Db,
  token: string,
): Promise<{ readonly issuer: string; readonly idTokenHint: string } | null> {
  const session = await db.userSession.findFirst({
    where: { tokenHash: sha256Hex(token), signInMethod: 'sso', revokedAt: null },
    select: { ssoIssuer: true, idTokenHint: true },
  });
  return session?.ssoIssuer && session.idTokenHint
    ? { issuer: session.ssoIssuer, idTokenHint: session.idTokenHint }
    : null;
}
