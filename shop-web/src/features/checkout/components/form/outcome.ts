import type { JsonAnswer } from '@octo/shared/http/client';
import type { CheckoutResult } from '../../checkout.schema';
import type { Issue } from './check-values.client';

/** A product that keeps the order from being placed; `available` is null when it is not sold any more. */
export interface StockProblem {
  readonly productId: number;
  readonly message: string;
  readonly available: number | null;
}

/** What an answer to a checkout means for the page. */
export type CheckoutOutcome =
  | { readonly kind: 'placed'; readonly order: CheckoutResult }
  | { readonly kind: 'declined'; readonly message: string; readonly reason: string }
  | { readonly kind: 'invalid'; readonly issues: readonly Issue[] }
  | { readonly kind: 'stock'; readonly products: readonly StockProblem[] }
  | { readonly kind: 'amounts'; readonly totalMinor: number | null }
  | { readonly kind: 'coupon'; readonly message: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'refused'; readonly message: string; readonly supportCode: string | null }
  /** Nobody knows whether the order exists: only the same key may be sent again. */
  | { readonly kind: 'unknown'; readonly supportCode: string | null };

const UNKNOWN_DECLINE = 'The payment did not go through. Nothing was charged.';

type Refusal = Extract<JsonAnswer<CheckoutResult>, { isOk: false }>;

function stockProblems(problem: NonNullable<Refusal['problem']>): StockProblem[] {
  const facts = problem.facts ?? {};
  return (problem.errors ?? []).flatMap<StockProblem>(({ path, message }) => {
    const productId = Number(/^items\.(\d+)$/.exec(path)?.[1]);
    if (!Number.isInteger(productId)) return [];
    if (problem.code === 'product_unavailable') return [{ productId, message, available: null }];
    const available = facts.productId === productId ? Number(facts.available ?? 0) : 0;
    return [{ productId, message, available }];
  });
}

/** Translates an answer. Whatever leaves open if the order was made is `unknown`, never a failure. */
export function readOutcome(answer: JsonAnswer<CheckoutResult>): CheckoutOutcome {
  if (answer.isOk) return { kind: 'placed', order: answer.data };
  const { problem, status } = answer;
  const supportCode = problem?.traceId ?? problem?.requestId ?? null;
  if (!problem || status >= 500) return { kind: 'unknown', supportCode };
  const refused = { kind: 'refused', message: problem.detail ?? problem.title, supportCode } as const;
  switch (problem.code) {
    case 'payment_declined': {
      const reason = String(problem.facts?.reason ?? 'unknown');
      return { kind: 'declined', message: problem.detail ?? UNKNOWN_DECLINE, reason };
    }
    case 'validation_failed':
      return { kind: 'invalid', issues: problem.errors ?? [] };
    case 'out_of_stock':
    case 'product_unavailable': {
      const products = stockProblems(problem);
      return products.length > 0 ? { kind: 'stock', products } : refused;
    }
    case 'price_changed':
    case 'total_mismatch':
      return { kind: 'amounts', totalMinor: Number(problem.facts?.totalMinor ?? Number.NaN) || null };
    case 'coupon_invalid':
      return { kind: 'coupon', message: refused.message };
    case 'cart_empty':
      return { kind: 'empty' };
    // Somebody is working on it: another tab, or the first try of this very request.
    case 'conflict':
    case 'idempotency_in_progress':
      return { kind: 'unknown', supportCode };
    default:
      return refused;
  }
}
