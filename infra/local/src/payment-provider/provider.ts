import { createHash, randomBytes } from 'node:crypto';
import { latencyMs } from './chance';
import type { Charge, ChargeRequest } from './charge.schema';
import type { ChargeLedger } from './ledger';
import { outcomeOf } from './outcomes';
import { isRecorded, type Refusal } from './refusals';
import type { ProviderSettings } from './settings';

/** What goes back over the wire; `none` hangs, `cut` closes the connection. */
export type Answer =
  | { readonly kind: 'json'; readonly status: number; readonly body: unknown; readonly delayMs: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'cut'; readonly delayMs: number };

const json = (status: number, body: unknown, delayMs = 0): Answer => ({
  kind: 'json',
  status,
  body,
  delayMs,
});
const failure = (status: number, code: string, message: string, delayMs = 0): Answer =>
  json(status, { code, message }, delayMs);

/** A charge as callers see it. */
export function chargeView(charge: Charge) {
  const { id, key, status, amountMinor, currency, orderReference, last4, refusal, createdAt } = charge;
  return {
    id,
    key,
    status,
    amountMinor,
    currency,
    orderReference,
    last4,
    createdAt,
    code: refusal?.code ?? null,
  };
}

/** The rules of the provider, without HTTP. Every decision is made and kept before the answer starts to travel. */
export class PaymentProvider {
  private readonly refusedOnce = new Set<string>();

  constructor(
    private readonly settings: ProviderSettings,
    private readonly ledger: ChargeLedger,
  ) {}

  /** Charges a card once per key. */
  charge(key: string, request: ChargeRequest): Answer {
    const bodyHash = fingerprint(request);
    const delayMs = latencyMs(this.settings.seed, key, this.settings.latencyMs);
    const known = this.ledger.find(key);
    if (known) return this.repeat(known, bodyHash, delayMs);
    const outcome = outcomeOf({
      ...this.settings,
      key,
      country: request.country,
      cardNumber: request.card.number,
    });
    const save = (status: Charge['status'], refusal: Refusal | null = null) =>
      this.ledger.save(newCharge(key, request, bodyHash, status, refusal));
    switch (outcome.kind) {
      case 'approve':
        return json(201, chargeView(save('succeeded')), delayMs);
      case 'slow':
        return json(201, chargeView(save('succeeded')), this.settings.slowMs);
      case 'refuse':
        if (isRecorded(outcome.refusal))
          save(outcome.refusal.status === 402 ? 'declined' : 'failed', outcome.refusal);
        return refusalAnswer(outcome.refusal, delayMs);
      case 'refuse_once':
        if (this.refusedOnce.has(key)) return json(201, chargeView(save('succeeded')), delayMs);
        this.refusedOnce.add(key);
        return refusalAnswer(outcome.refusal, delayMs);
      case 'no_answer':
        if (outcome.isCharged) save('succeeded');
        return outcome.how === 'hang' ? { kind: 'none' } : { kind: 'cut', delayMs };
      case 'error_after_charge':
        save('succeeded');
        return refusalAnswer(outcome.refusal, delayMs);
    }
  }

  /** The charge of a key. */
  lookUp(key: string): Answer {
    const charge = this.ledger.find(key);
    return charge
      ? json(200, chargeView(charge))
      : failure(404, 'charge_not_found', 'No charge has this key.');
  }

  /** Makes sure that a key takes no money: voids its charge, or refuses every later one. */
  cancel(key: string): Answer {
    const charge = this.ledger.find(key);
    if (!charge) return json(200, chargeView(this.ledger.save(tombstone(key))));
    if (charge.status !== 'succeeded') return json(200, chargeView(charge));
    return json(200, chargeView(this.ledger.save({ ...charge, status: 'voided', updatedAt: now() })));
  }

  /** Gives the whole amount back; repeating it changes nothing. */
  refund(id: string): Answer {
    const charge = this.ledger.findById(id) ?? demoCharge(id);
    if (!charge) return failure(404, 'charge_not_found', 'No charge has this id.');
    if (charge.status === 'refunded' || charge.status === 'voided') return json(200, chargeView(charge));
    if (charge.status !== 'succeeded') return failure(409, 'not_refundable', 'This charge took no money.');
    return json(200, chargeView(this.ledger.save({ ...charge, status: 'refunded', updatedAt: now() })));
  }

  private repeat(charge: Charge, bodyHash: string, delayMs: number): Answer {
    if (charge.status === 'cancelled')
      return failure(409, 'charge_cancelled', 'This key was cancelled.', delayMs);
    if (charge.bodyHash !== bodyHash) {
      return failure(409, 'idempotency_mismatch', 'This key was used for another charge.', delayMs);
    }
    return charge.refusal ? refusalAnswer(charge.refusal, delayMs) : json(201, chargeView(charge), delayMs);
  }
}

function refusalAnswer({ status, code, message }: Refusal, delayMs: number): Answer {
  return failure(status, code, message, delayMs);
}

function now(): string {
  return new Date().toISOString();
}

/** Fingerprint of a request. The card number takes part by its last digits only, so that it is kept nowhere. */
function fingerprint({ card, ...rest }: ChargeRequest): string {
  const { expiryMonth, expiryYear, holder } = card;
  const text = JSON.stringify([
    rest.amountMinor,
    rest.currency,
    rest.country,
    rest.orderReference,
    card.number.slice(-4),
    expiryMonth,
    expiryYear,
    holder,
  ]);
  return createHash('sha256').update(text).digest('hex');
}

function newId(): string {
  return `ch_${randomBytes(12).toString('hex')}`;
}

function newCharge(
  key: string,
  request: ChargeRequest,
  bodyHash: string,
  status: Charge['status'],
  refusal: Refusal | null,
): Charge {
  const { amountMinor, currency, country, orderReference, card } = request;
  const createdAt = now();
  const base = { id: newId(), key, status, bodyHash, refusal, createdAt, updatedAt: createdAt };
  return { ...base, amountMinor, currency, country, orderReference, last4: card.number.slice(-4) };
}

/** Charges of the demo data were made before these books were opened; they can be given back like any other. */
function demoCharge(id: string): Charge | undefined {
  return id.startsWith('sim_') ? { ...tombstone(`demo.${id}`), id, status: 'succeeded' } : undefined;
}

function tombstone(key: string): Charge {
  const createdAt = now();
  const nothing = {
    bodyHash: null,
    currency: null,
    country: null,
    orderReference: null,
    last4: null,
    refusal: null,
  };
  return {
    id: newId(),
    key,
    status: 'cancelled',
    amountMinor: 0,
    ...nothing,
    createdAt,
    updatedAt: createdAt,
  };
}
