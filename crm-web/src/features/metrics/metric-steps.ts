/** Lengths of a stretch that can be chosen. */
export const STEPS = {
  '15s': 15,
  '30s': 30,
  '1m': 60,
  '5m': 300,
  '15m': 900,
  '1h': 3_600,
  '6h': 21_600,
  '12h': 43_200,
  '1d': 86_400,
} as const;

/** One of {@link STEPS}. */
export type StepKey = keyof typeof STEPS;

/** Applications send every ten seconds unless told otherwise: a stretch must hold as many of their points as the next. */
const SHORTEST_S = 30;
const POINTS = 96;

/** Length of a stretch for a range: the shortest of which about a hundred fit. */
export function stepFor(range: { readonly from: Date; readonly to: Date }): number {
  const seconds = (range.to.getTime() - range.from.getTime()) / 1_000 / POINTS;
  const step = Object.values(STEPS).find((length) => length >= seconds && length >= SHORTEST_S);
  return (step ?? STEPS['1d']) * 1_000;
}
