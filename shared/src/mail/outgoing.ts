import 'server-only';
import type { Database, Db } from '../db';
import { type Dispatcher, enqueueEvent, startDispatcher } from '../events';
import { addMs, type Clock, MS, systemClock } from '../time';
import type { Mail, Mailer } from './mailer';

/** A mail that is owed: what it is about, not what it says. Links and their tokens are made when it is sent. */
export interface MailRequest {
  readonly template: string;
  readonly to: string;
}

/**
 * Owes somebody a mail, in the caller's transaction. It is sent after the commit and as often as it takes, so a dead
 * mail server holds up nobody.
 */
export async function enqueueMail(db: Db, request: MailRequest, now: Date): Promise<void> {
  await enqueueEvent(db, {
    type: 'mail.requested',
    aggregateType: 'mail',
    aggregateId: request.template,
    destination: 'mail',
    payload: { template: request.template, to: request.to },
    now,
  });
}

/** Writes the mail that is owed; null when nothing is to be sent any more (or never was). */
export type ComposeMail = (request: MailRequest) => Promise<Mail | null>;

const POLL_MS = 1_000;

/**
 * Delivers owed mails until it is stopped. Any number of processes may run it: each mail is taken by one. One mail is
 * taken at a time, so that a refused one delays no other.
 */
export function startMailDispatcher(options: {
  readonly db: Database;
  readonly mailer: Mailer;
  readonly compose: ComposeMail;
  readonly clock?: Clock;
}): Dispatcher {
  const { db, mailer, compose, clock = systemClock } = options;
  return startDispatcher({
    db,
    destination: 'mail',
    pollMs: POLL_MS,
    batchSize: 1,
    clock,
    deliver: async ([event]) => {
      const request = readRequest(event?.payload);
      const mail = request && (await compose(request));
      if (mail) await mailer(mail);
    },
  });
}

function readRequest(payload: unknown): MailRequest | null {
  if (typeof payload !== 'object' || payload === null) return null;
  const { template, to } = payload as Partial<MailRequest>;
  return typeof template === 'string' && typeof to === 'string' ? { template, to } : null;
}

/** Forgets mails that were sent (or given up) more than a day ago, since they name people. @returns how many */
export async function deleteSentMails(db: Db, now: Date): Promise<number> {
  const { count } = await db.outboxEvent.deleteMany({
    where: {
      destination: 'mail',
      status: { in: ['delivered', 'dead'] },
      createdAt: { lt: addMs(now, -MS.day) },
    },
  });
  return count;
}
