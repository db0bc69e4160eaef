/** `everybody: open` when all are treated alike, otherwise who is treated how. */
export function describeOutcomes(subjects: readonly string[], outcomes: readonly string[]): string {
  const kinds = [...new Set(outcomes)];
  if (kinds.length === 1) return `everybody: ${kinds[0]}`;
  return kinds
    .map((kind) => `${subjects.filter((_, index) => outcomes[index] === kind).join(', ')}: ${kind}`)
    .join(' · ');
}
