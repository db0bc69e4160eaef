import 'server-only';
import { type AppError, isAppError } from '@octo/shared/errors';
import { callService, type ServiceTarget } from '@octo/shared/http';
import { recordMetric } from '@octo/shared/telemetry';
import { config } from '@/config';
import type { Card } from './card.schema';
import {
  cancelChargeContract,
  createChargeContract,
  findChargeContract,
  type ProviderCharge,
  refundChargeContract,
} from './provider.contracts';

/** A charge to make. The key is the order's; asking again with it never charges twice. */
export interface ChargeRequest {
  readonly key: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly country: string;
  readonly card: Card;
  readonly orderReference: string;
}

/**
 * What one call to the provider told.
 * - `refused`: an answer that says that no money was taken, for this key for good (4xx)
 * - `not_sent`: the request never left, so no money can have been taken
 * - `unclear`: no answer, or one (5xx) that does not prove that no money was taken
 */
export type CallOutcome =
  | { readonly kind: 'charge'; readonly charge: ProviderCharge }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string }
  | { readonly kind: 'not_sent' }
  | { readonly kind: 'unclear'; readonly status: number | null };

/** The payment provider as the rest of the shop sees it. Nothing here throws for a failure of the provider. */
export interface PaymentGateway {
  readonly charge: (request: ChargeRequest) => Promise<CallOutcome>;
  readonly find: (key: string) => Promise<CallOutcome>;
  readonly cancel: (key: string) => Promise<CallOutcome>;
  readonly refund: (chargeId: string) => Promise<CallOutcome>;
}

interface GatewayOptions {
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly key?: string | undefined;
}

/** Questions by key are quick; waiting longer would only keep the customer. */
const QUESTION_TIMEOUT_MS = 3_000;

/** Talks to the provider over HTTP. */
export function createPaymentGateway({ baseUrl, timeoutMs, key }: GatewayOptions): PaymentGateway {
  const target: ServiceTarget = {
    name: 'payment-provider',
    baseUrl,
    timeoutMs,
    ...(key ? { headers: { authorization: `Bearer ${key}` } } : {}),
  };
  const question: ServiceTarget = { ...target, timeoutMs: Math.min(timeoutMs, QUESTION_TIMEOUT_MS) };
  return {
    charge: ({ key: idempotencyKey, ...body }) =>
      outcomeOf(
        'charge',
        callService(
          target,
          createChargeContract,
          { body },
          { headers: { 'idempotency-key': idempotencyKey } },
        ),
      ),
    find: (chargeKey) =>
      outcomeOf('find', callService(question, findChargeContract, { params: { key: chargeKey } })),
    cancel: (chargeKey) =>
      outcomeOf('cancel', callService(question, cancelChargeContract, { params: { key: chargeKey } })),
    refund: (id) => outcomeOf('refund', callService(target, refundChargeContract, { params: { id } })),
  };
}

let gateway: PaymentGateway | undefined;

/** The gateway of the configured provider. */
export function paymentGateway(): PaymentGateway {
  gateway ??= createPaymentGateway({
    baseUrl: config().PAYMENT_PROVIDER_URL,
    timeoutMs: config().PAYMENT_TIMEOUT_MS,
    key: config().PAYMENT_PROVIDER_KEY,
  });
  return gateway;
}

async function outcomeOf(operation: string, call: Promise<ProviderCharge>): Promise<CallOutcome> {
  const startedAt = performance.now();
  const outcome = await call.then(
    (charge): CallOutcome => ({ kind: 'charge', charge }),
    (error: unknown) => {
      if (!isAppError(error)) throw error;
      return judge(error);
    },
  );
  recordMetric('external_payment_provider_duration_seconds', (performance.now() - startedAt) / 1_000, {
    operation,
    status: outcome.kind === 'charge' ? outcome.charge.status : outcome.kind,
  });
  return outcome;
}

function judge(error: AppError): CallOutcome {
  const status = typeof error.facts?.status === 'number' ? error.facts.status : null;
  // A 408 comes from something in between that does not know what the provider did.
  if (status !== null && status >= 400 && status < 500 && status !== 408) {
    return { kind: 'refused', status, code: String(error.facts?.upstreamCode ?? 'unknown') };
  }
  return wasNeverSent(error) ? { kind: 'not_sent' } : { kind: 'unclear', status };
}

/** A breaker that is open sends nothing, and a refused connection or an unknown host had nobody to receive it. */
function wasNeverSent(error: AppError): boolean {
  if (error.code !== 'upstream_unavailable') return false;
  if (error.facts?.circuit === 'open') return true;
  const cause = error.cause instanceof Error ? error.cause.cause : undefined;
  const code = (cause as { code?: unknown } | undefined)?.code;
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN';
}
