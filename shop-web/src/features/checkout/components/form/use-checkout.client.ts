'use client';

import { requestJson } from '@octo/shared/http/client';
import { useEffect, useRef, useState } from 'react';
import { paths } from '@/paths';
import type { CheckoutResult } from '../../checkout.schema';
import type { CheckoutInput } from '../../checkout-form.schema';
import { createAttempts } from './attempt';
import { type CheckoutOutcome, readOutcome } from './outcome';

/** `checking`: the outcome is open and is being asked for; `stuck`: that did not help, the customer may ask again. */
export type CheckoutPhase = 'editing' | 'sending' | 'checking' | 'stuck';

const ANSWER_WITHIN_MS = 45_000;
/** Pauses before asking again; together about as long as the provider may take. */
const PAUSES_MS = [1_500, 3_000, 5_000, 8_000, 13_000];

async function send(body: string, key: string): Promise<CheckoutOutcome> {
  const answer = await requestJson<CheckoutResult>(paths.api.checkout(), {
    method: 'POST',
    body: JSON.parse(body),
    headers: { 'idempotency-key': key },
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  return readOutcome(answer);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    // Back online: no reason to wait any longer.
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
  });
}

/**
 * Sends an order. Whatever happens to the connection, the same order goes out with the same key, so it is placed and
 * paid once; a definite answer ends the attempt.
 */
export function useCheckout(onOutcome: (outcome: CheckoutOutcome) => Promise<void> | void) {
  const [phase, setPhase] = useState<CheckoutPhase>('editing');
  const attempts = useRef(createAttempts());
  const open = useRef<string | null>(null);
  const isRunning = useRef(false);
  const isOpen = phase !== 'editing';

  // Leaving while a payment is under way deserves a question.
  useEffect(() => {
    if (!isOpen) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isOpen]);

  const run = async (body: string) => {
    if (isRunning.current) return;
    isRunning.current = true;
    open.current = body;
    setPhase('sending');
    const key = attempts.current.keyFor(body);
    let outcome = await send(body, key);
    for (const pauseMs of PAUSES_MS) {
      if (outcome.kind !== 'unknown') break;
      setPhase('checking');
      await pause(pauseMs);
      outcome = await send(body, key);
    }
    isRunning.current = false;
    if (outcome.kind === 'unknown') {
      setPhase('stuck');
    } else {
      attempts.current.settle();
      open.current = null;
      // Stays busy while the next page loads.
      if (outcome.kind !== 'placed' && outcome.kind !== 'empty') setPhase('editing');
    }
    await onOutcome(outcome);
  };

  return {
    phase,
    /** Places the order; does nothing while one is under way. */
    place: (input: CheckoutInput) => run(JSON.stringify(input)),
    /** Asks again about the order whose outcome is open. */
    askAgain: () => (open.current === null ? Promise.resolve() : run(open.current)),
  };
}
