/** An error answer of the provider. */
export interface Refusal {
  readonly status: 400 | 402 | 404 | 429 | 500 | 503;
  readonly code: string;
  readonly message: string;
}

/** The error answers that a country's trouble produces. */
export const REFUSALS = {
  400: { status: 400, code: 'card_rejected', message: 'The issuer did not accept the card data.' },
  404: { status: 404, code: 'issuer_not_found', message: 'No issuer was found for this card.' },
  429: { status: 429, code: 'rate_limited', message: 'Too many requests; nothing was charged.' },
  500: { status: 500, code: 'processor_error', message: 'The processor failed; nothing was charged.' },
  503: { status: 503, code: 'processor_unavailable', message: 'The processor is down; nothing was charged.' },
} as const satisfies Record<number, Refusal>;

/** A refusal by the card's issuer. */
export function decline(code: string, message: string): Refusal {
  return { status: 402, code, message };
}

/** Statuses whose charge was looked at and refused for good; it is kept and found by its key. */
export function isRecorded(refusal: Refusal): boolean {
  return refusal.status === 400 || refusal.status === 402 || refusal.status === 404;
}

/** What happens to a charge. */
export type Outcome =
  | { readonly kind: 'approve' }
  /** Approved, but the answer takes its time. */
  | { readonly kind: 'slow' }
  | { readonly kind: 'refuse'; readonly refusal: Refusal }
  /** Refused the first time, approved when the same key comes again. */
  | { readonly kind: 'refuse_once'; readonly refusal: Refusal }
  /** The answer never comes: the connection hangs, or is cut; the money may be taken or not. */
  | { readonly kind: 'no_answer'; readonly isCharged: boolean; readonly how: 'hang' | 'cut' }
  /** The money is taken, the answer says that the processor failed. */
  | { readonly kind: 'error_after_charge'; readonly refusal: Refusal };
