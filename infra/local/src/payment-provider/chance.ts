import { createHash } from 'node:crypto';

/** A number in [0, 1) that depends on nothing but its arguments. */
export function chance(seed: string, purpose: string, key: string): number {
  const digest = createHash('sha256').update(`${seed}\n${purpose}\n${key}`).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}

const SIGMA = 0.4;
const LONGEST_MS = 2_000;

/**
 * Time to answer: log-normal around a median, as services on a network behave, with a cap.
 * @param medianMs 0 answers at once
 */
export function latencyMs(seed: string, key: string, medianMs: number): number {
  if (medianMs === 0) return 0;
  // Box–Muller: two uniform numbers make one normal number.
  const u = Math.max(chance(seed, 'latency.u', key), Number.EPSILON);
  const normal = Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * chance(seed, 'latency.v', key));
  return Math.min(LONGEST_MS, Math.round(medianMs * Math.exp(SIGMA * normal)));
}
