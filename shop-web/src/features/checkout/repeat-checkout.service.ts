import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import type { Db } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import type { Reply } from '@octo/shared/http';
import { addSpanAttributes } from '@octo/shared/telemetry';
import type { CheckoutResult } from './checkout.schema';
import { answerFor } from './checkout-answer';
import { findOrderForAnswer, findRequestHash, findStatusByKey } from './earlier-order.repository';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 500;

interface Repetition {
  readonly idempotencyKey: string;
  readonly requestHash: string;
  /** How long to wait for the first request to finish before the answer is "being confirmed". */
  readonly patienceMs: number;
}

/**
 * Answers a checkout whose key was used before with the result of the first request, waiting for it while it is
 * under way, in whichever process.
 *
 * @returns null when no order has this key
 * @throws AppError `idempotency_conflict` when the first request asked for something else (also: for another cart),
 *   `payment_declined` when the first one was
 */
export async function repeatCheckout(db: Db, repetition: Repetition): Promise<Reply<CheckoutResult> | null> {
  const { idempotencyKey, requestHash, patienceMs } = repetition;
  const firstHash = await findRequestHash(db, idempotencyKey);
  if (firstHash === null) {
    // Without the first request's fingerprint (its record expired) nobody can prove that this is its repetition.
    if ((await findStatusByKey(db, idempotencyKey)) === null) return null;
    throw conflict();
  }
  if (firstHash !== requestHash) throw conflict();
  addSpanAttributes({ 'checkout.is_repetition': true });
  await untilSettled(db, idempotencyKey, Date.now() + patienceMs);
  const order = await findOrderForAnswer(db, idempotencyKey);
  return order ? answerFor(order) : null;
}

async function untilSettled(db: Db, idempotencyKey: string, deadline: number): Promise<void> {
  let pauseMs = FIRST_PAUSE_MS;
  for (;;) {
    const status = await findStatusByKey(db, idempotencyKey);
    if (status !== 'pending' && status !== 'payment_pending') return;
    if (Date.now() + pauseMs > deadline) return;
    await wait(pauseMs);
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 1.5);
  }
}

function conflict(): AppError {
  return new AppError('idempotency_conflict', {
    detail: 'This Idempotency-Key belongs to another order. Use a new one for a new attempt.',
  });
}
