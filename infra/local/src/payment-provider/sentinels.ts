import { decline, type Outcome, REFUSALS } from './refusals';

interface Sentinel {
  readonly number: string;
  readonly title: string;
  readonly outcome: Outcome;
}

const refuse = (refusal: Parameters<typeof decline> | keyof typeof REFUSALS): Outcome => ({
  kind: 'refuse',
  refusal: typeof refusal === 'number' ? REFUSALS[refusal] : decline(...refusal),
});

/**
 * Card numbers that force an outcome, whatever the country (README.md lists them for people). They pass the check
 * digit and belong to nobody; digits 7 and 8 are the case.
 */
export const SENTINELS: readonly Sentinel[] = [
  { number: '4242424242424242', title: 'approved', outcome: { kind: 'approve' } },
  { number: '4000000100000001', title: 'approved', outcome: { kind: 'approve' } },
  {
    number: '4000000200000000',
    title: 'declined: insufficient funds',
    outcome: refuse(['insufficient_funds', 'The account does not cover the amount.']),
  },
  {
    number: '4000000300000009',
    title: 'declined: stolen card',
    outcome: refuse(['stolen_card', 'The card was reported stolen.']),
  },
  {
    number: '4000000400000008',
    title: 'declined: expired card',
    outcome: refuse(['expired_card', 'The card has expired.']),
  },
  {
    number: '4000000500000007',
    title: 'declined: wrong security code',
    outcome: refuse(['incorrect_cvc', 'The security code is wrong.']),
  },
  {
    number: '4000000600000006',
    title: 'declined without a reason',
    outcome: refuse(['do_not_honor', 'The issuer declined.']),
  },
  {
    number: '4000001000000000',
    title: 'charged, but the answer never comes',
    outcome: { kind: 'no_answer', isCharged: true, how: 'hang' },
  },
  {
    number: '4000001100000009',
    title: 'not charged, and the answer never comes',
    outcome: { kind: 'no_answer', isCharged: false, how: 'hang' },
  },
  {
    number: '4000001200000008',
    title: 'charged, then the connection is cut',
    outcome: { kind: 'no_answer', isCharged: true, how: 'cut' },
  },
  {
    number: '4000001300000007',
    title: 'not charged, the connection is cut',
    outcome: { kind: 'no_answer', isCharged: false, how: 'cut' },
  },
  { number: '4000002000000008', title: '500, not charged', outcome: refuse(500) },
  {
    number: '4000002100000007',
    title: '500, although charged',
    outcome: { kind: 'error_after_charge', refusal: REFUSALS[500] },
  },
  {
    number: '4000002200000006',
    title: '503 the first time, approved when repeated',
    outcome: { kind: 'refuse_once', refusal: REFUSALS[503] },
  },
  { number: '4000002300000005', title: '503 always', outcome: refuse(503) },
  { number: '4000002400000004', title: '429 always', outcome: refuse(429) },
  { number: '4000002500000003', title: '404 issuer not found', outcome: refuse(404) },
  { number: '4000002600000002', title: '400 card rejected', outcome: refuse(400) },
  { number: '4000003000000006', title: 'approved after some seconds', outcome: { kind: 'slow' } },
];

/** The outcome that a card number forces; null for every other card. */
export function sentinelOutcome(cardNumber: string): Outcome | null {
  return SENTINELS.find(({ number }) => number === cardNumber)?.outcome ?? null;
}
