import { chance } from './chance';
import { type Outcome, REFUSALS } from './refusals';
import { sentinelOutcome } from './sentinels';

/** Failure rate and error statuses by country, as the WebStore technical reference lists them. */
export const COUNTRY_FAILURES = {
  US: { rate: 0.05, statuses: [400, 500, 503] },
  UK: { rate: 0.07, statuses: [400, 404, 500] },
  DE: { rate: 0.06, statuses: [500, 503] },
  FR: { rate: 0.08, statuses: [400, 500, 503, 429] },
  JP: { rate: 0.1, statuses: [500, 503] },
  BR: { rate: 0.15, statuses: [400, 404, 500, 503] },
  IN: { rate: 0.12, statuses: [400, 500, 503] },
} as const satisfies Record<string, { rate: number; statuses: readonly (keyof typeof REFUSALS)[] }>;

/** A country that the provider serves. */
export type ProviderCountry = keyof typeof COUNTRY_FAILURES;

interface OutcomeInput {
  readonly seed: string;
  readonly failureScale: number;
  readonly key: string;
  readonly country: ProviderCountry;
  readonly cardNumber: string;
}

/** How a charge ends: a sentinel card decides, otherwise the country's failure rate, by seed and key alone. */
export function outcomeOf(input: OutcomeInput): Outcome {
  const sentinel = sentinelOutcome(input.cardNumber);
  if (sentinel) return sentinel;
  const { rate, statuses } = COUNTRY_FAILURES[input.country];
  if (chance(input.seed, 'failure', input.key) >= rate * input.failureScale) return { kind: 'approve' };
  const index = Math.floor(chance(input.seed, 'status', input.key) * statuses.length);
  const status = statuses[index] ?? 500;
  return { kind: 'refuse', refusal: REFUSALS[status] };
}
