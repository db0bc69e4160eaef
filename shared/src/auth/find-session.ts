import 'server-only';
import { type Db, Prisma, readTogether } from '../db';
import { sha256Hex } from '../ids';
import { addSpanAttributes } from '../telemetry';
import { addMs, MS } from '../time';
import type { SessionApplication, SessionLimits, SessionUser } from './sessions';

/** last_seen_at is written at most this often, so that reading pages does not write. */
const TOUCH_EVERY_MS = MS.minute;

interface SessionRow extends SessionUser {
  readonly tokenHash: string;
  readonly application: string;
  readonly lastSeenAt: Date;
  readonly idleExpiresAt: Date;
  readonly expiresAt: Date;
}

type SessionReader = ReturnType<typeof readTogether<SessionRow>>;

const readers = new WeakMap<Db, SessionReader>();

/** Requests that look up a session at the same time share a statement, never an answer from before they came. */
function readerOf(db: Db): SessionReader {
  let reader = readers.get(db);
  if (!reader) {
    reader = readTogether((tokenHashes) => readSessions(db, tokenHashes));
    readers.set(db, reader);
  }
  return reader;
}

async function readSessions(
  db: Db,
  tokenHashes: readonly string[],
): Promise<ReadonlyMap<string, SessionRow>> {
  const rows = await db.$queryRaw<SessionRow[]>`/* auth.findSession */
    SELECT s.token_hash AS "tokenHash", s.id AS "sessionId", s.user_id AS "userId", s.application AS "application",
           s.last_seen_at AS "lastSeenAt", s.idle_expires_at AS "idleExpiresAt", s.expires_at AS "expiresAt",
           u.email AS "email", u.name AS "name", u.role AS "role", u.customer_id AS "customerId"
      FROM user_sessions s JOIN users u ON u.id = s.user_id
     WHERE s.token_hash IN (${Prisma.join([...tokenHashes])}) AND s.revoked_at IS NULL AND u.is_active = ${true}`;
  return new Map(rows.map((row) => [row.tokenHash, row]));
}

/**
 * Who the token belongs to, and keeps the session alive. Revoked, expired and idle sessions and sessions of
 * deactivated users count as none. The database is asked for every request, so a revocation or another role counts
 * at once, in every replica.
 *
 * @throws the driver's error when the database cannot be asked: the caller must not read that as "signed out"
 */
export async function findSession(
  db: Db,
  input: {
    readonly token: string;
    readonly application: SessionApplication;
    readonly limits: SessionLimits;
    readonly now: Date;
  },
): Promise<SessionUser | null> {
  const { token, application, limits, now } = input;
  const { row, askedTogether } = await readerOf(db)(sha256Hex(token));
  // Under load the statement stands in one trace of several.
  if (askedTogether > 1) addSpanAttributes({ 'octo.session.asked_together': askedTogether });
  if (!row || row.application !== application) return null;
  const { sessionId, userId, email, name, role, customerId, lastSeenAt, idleExpiresAt, expiresAt } = row;
  if (expiresAt <= now || idleExpiresAt <= now) return null;
  if (now.getTime() - lastSeenAt.getTime() >= TOUCH_EVERY_MS) await touchSession(db, sessionId, limits, now);
  return { sessionId, userId, email, name, role, customerId };
}

// The guard lets one of many parallel requests write; the end of life is never moved.
async function touchSession(db: Db, sessionId: number, limits: SessionLimits, now: Date): Promise<void> {
  await db.$executeRaw`/* auth.touchSession */
    UPDATE user_sessions
       SET last_seen_at = ${now},
           idle_expires_at = CASE WHEN expires_at < ${addMs(now, limits.idleMs)} THEN expires_at
                                  ELSE ${addMs(now, limits.idleMs)} END
     WHERE id = ${sessionId} AND last_seen_at <= ${addMs(now, -TOUCH_EVERY_MS)}`;
}
