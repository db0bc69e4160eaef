import 'server-only';
import type { Db } from '../db';
import { Prisma, twin } from '../db';
import { AppError } from '../errors';
import { addMs } from '../time';
import { FAILURES_BEFORE_LOCK, lockMsAfter, STEPS_TO_LONGEST_LOCK, secondsLocked } from './lock-out';
import { verifyPassword } from './password';

/** A user who proved a password. */
export interface PasswordUser {
  readonly userId: number;
  readonly email: string;
  readonly name: string;
  readonly role: string;
}

/** How a check ended; failures carry what the audit log needs. */
export type PasswordCheck =
  | { readonly outcome: 'accepted'; readonly user: PasswordUser }
  | { readonly outcome: 'refused'; readonly userId: number | null }
  | { readonly outcome: 'locked'; readonly userId: number; readonly retryAfterSeconds: number };

/**
 * Checks e-mail and password and keeps the count of failures. Every path hashes once, so an unknown address, a
 * deactivated or locked account and a wrong password take the same time.
 *
 * A success is written with the guard "not locked": when guesses arrive in parallel, a right one that comes after
 * the fifth failure is refused like any other, so parallel guessing gains nothing.
 *
 * @param email any spelling; it is trimmed and lower-cased
 */
export async function checkPassword(
  db: Db,
  input: { readonly email: string; readonly password: string; readonly now: Date },
): Promise<PasswordCheck> {
  const { password, now } = input;
  const user = await db.user.findUnique({
    where: { email: input.email.trim().toLowerCase() },
    select: { id: true, email: true, name: true, role: true, passwordHash: true, isActive: true },
  });
  const isMatch = await verifyPassword(user?.isActive ? user.passwordHash : null, password);
  if (!user?.isActive) return { outcome: 'refused', userId: user?.id ?? null };
  if (!isMatch) return recordFailure(db, user.id, now);
  const accepted = await db.user.updateMany({
    where: { id: user.id, isActive: true, OR: [{ lockedUntil: null }, { lockedUntil: { lte: now } }] },
    data: { failedSignInCount: 0, lockedUntil: null, lastSignInAt: now, updatedAt: now },
  });
  if (accepted.count === 0) return lockedAnswer(db, user.id, now);
  return {
    outcome: 'accepted',
    user: { userId: user.id, email: user.email, name: user.name, role: user.role },
  };
}

/**
 * Counts one failure and locks with it, in one statement: no attempt can slip in between. While the account is
 * locked nothing is counted, so attempts during a lock do not make it longer.
 */
async function recordFailure(db: Db, userId: number, now: Date): Promise<PasswordCheck> {
  const [counted] = await countFailure(db, { userId, now });
  if (!counted) return lockedAnswer(db, userId, now);
  const retryAfterSeconds = secondsLocked(counted.lockedUntil, now);
  return retryAfterSeconds === 0
    ? { outcome: 'refused', userId }
    : { outcome: 'locked', userId, retryAfterSeconds };
}

const countFailure = twin<{ userId: number; now: Date }, { lockedUntil: Date | null }[]>({
  postgresql: (db, input) =>
    db.$queryRaw`/* auth.countFailure */ ${failureUpdate(input)} RETURNING locked_until AS "lockedUntil"`,
  oracle: (db, input) =>
    db.$queryRaw`/* oracle auth.countFailure (lockedUntil users.locked_until) */
      BEGIN
        ${failureUpdate(input)} RETURNING locked_until INTO :o1;
        :n := SQL%ROWCOUNT;
      END;`,
});

function failureUpdate({ userId, now }: { userId: number; now: Date }): Prisma.Sql {
  return Prisma.sql`UPDATE users
       SET failed_sign_in_count = failed_sign_in_count + 1,
           locked_until = CASE ${lockCases(now)} ELSE locked_until END,
           updated_at = ${now}
     WHERE id = ${userId} AND (locked_until IS NULL OR locked_until <= ${now})`;
}

/** The back-off table as SQL: one WHEN per step, the last one for all that follow. */
function lockCases(now: Date): Prisma.Sql {
  const steps = Array.from({ length: STEPS_TO_LONGEST_LOCK + 1 }, (_, step) => FAILURES_BEFORE_LOCK + step);
  return Prisma.join(
    steps
      .reverse()
      .map(
        (failures) =>
          Prisma.sql`WHEN failed_sign_in_count + 1 >= ${failures} THEN ${addMs(now, lockMsAfter(failures))}`,
      ),
    ' ',
  );
}

async function lockedAnswer(db: Db, userId: number, now: Date): Promise<PasswordCheck> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { lockedUntil: true } });
  return {
    outcome: 'locked',
    userId,
    retryAfterSeconds: Math.max(1, secondsLocked(user?.lockedUntil ?? null, now)),
  };
}

/** The refusal that belongs to a check. Unknown, deactivated and wrong read the same. */
export function refusalOf(check: Exclude<PasswordCheck, { outcome: 'accepted' }>): AppError {
  if (check.outcome === 'refused') return new AppError('invalid_credentials');
  const minutes = Math.ceil(check.retryAfterSeconds / 60);
  return new AppError('account_locked', {
    detail: `Too many failed attempts. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
    retryAfterSeconds: check.retryAfterSeconds,
    facts: { retryAfterSeconds: check.retryAfterSeconds },
  });
}
