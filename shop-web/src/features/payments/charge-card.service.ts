import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import type { CallOutcome, ChargeRequest, PaymentGateway } from './payment-gateway.service';

/** How a payment stands. `unclear` must be resolved by asking, never by guessing. */
export type PaymentOutcome =
  | { readonly kind: 'succeeded'; readonly reference: string; readonly status: number }
  | {
      readonly kind: 'refused';
      readonly isDecline: boolean;
      readonly code: string;
      readonly status: number | null;
      readonly reference: string | null;
    }
  | { readonly kind: 'unseen' }
  | { readonly kind: 'unclear' };

const PAUSE_MS = 150;
const BUSY_STATUSES: readonly (number | null)[] = [429, 503];

/**
 * Charges a card, with one repetition when the provider says that it is busy (429, 503). The key makes the
 * repetition safe. An outcome that no answer proves is asked for by key.
 *
 * @returns `unseen` when the provider does not know the key (yet), `unclear` when it cannot be asked
 */
export async function chargeCard(gateway: PaymentGateway, request: ChargeRequest): Promise<PaymentOutcome> {
  const first = await gateway.charge(request);
  if (!isBusy(first)) return conclude(gateway, request.key, first);
  await wait(PAUSE_MS);
  const second = await gateway.charge(request);
  // A 503 proves nothing about the first request, and neither does a second one that was not even looked at.
  const wasLookedAt = second.kind !== 'not_sent' && !(second.kind === 'refused' && second.status === 429);
  const isStillOpen = first.kind === 'unclear' && !wasLookedAt;
  return conclude(gateway, request.key, isStillOpen ? first : second);
}

/** Asks the provider what became of a key. */
export async function askProvider(gateway: PaymentGateway, key: string): Promise<PaymentOutcome> {
  const found = await gateway.find(key);
  if (found.kind === 'charge') return fromCharge(found);
  return found.kind === 'refused' && found.status === 404 ? { kind: 'unseen' } : { kind: 'unclear' };
}

function isBusy(outcome: CallOutcome): boolean {
  return (outcome.kind === 'refused' || outcome.kind === 'unclear') && BUSY_STATUSES.includes(outcome.status);
}

function conclude(gateway: PaymentGateway, key: string, outcome: CallOutcome): Promise<PaymentOutcome> {
  switch (outcome.kind) {
    case 'charge':
      return Promise.resolve(fromCharge(outcome));
    case 'refused':
      return Promise.resolve({
        kind: 'refused',
        isDecline: outcome.status === 402,
        code: outcome.code,
        status: outcome.status,
        reference: null,
      });
    case 'not_sent':
      return Promise.resolve({
        kind: 'refused',
        isDecline: false,
        code: 'provider_unreachable',
        status: null,
        reference: null,
      });
    case 'unclear':
      return askProvider(gateway, key);
  }
}

function fromCharge({ charge }: CallOutcome & { kind: 'charge' }): PaymentOutcome {
  if (charge.status === 'succeeded') return { kind: 'succeeded', reference: charge.id, status: 201 };
  return {
    kind: 'refused',
    isDecline: charge.status === 'declined',
    code: charge.code ?? `charge_${charge.status}`,
    status: null,
    reference: charge.id,
  };
}
