import { randomBytes } from 'node:crypto';
import { z } from 'zod';

/** Settings of the simulated provider, by the name of their environment variable. */
const schema = z.object({
  PAYMENT_PROVIDER_HOST: z.string().default('127.0.0.1'),
  PAYMENT_PROVIDER_PORT: z.coerce.number().int().min(0).max(65_535).default(3990),
  /** The same seed and the same idempotency key always have the same outcome. */
  PAYMENT_PROVIDER_SEED: z.string().min(1).optional(),
  /** Multiplies the failure rates of the countries; 0 means that only sentinel cards fail. */
  PAYMENT_PROVIDER_FAILURE_SCALE: z.coerce.number().min(0).max(20).default(1),
  /** Median time to answer a charge; 0 answers at once. */
  PAYMENT_PROVIDER_LATENCY_MS: z.coerce.number().min(0).max(10_000).default(60),
  /** How long the slow sentinel card takes. */
  PAYMENT_PROVIDER_SLOW_MS: z.coerce.number().min(0).max(60_000).default(3_000),
  /** Where charges are kept; without it they live as long as the process. */
  PAYMENT_PROVIDER_DATA_DIR: z.string().min(1).optional(),
  /** When set, callers must send `Authorization: Bearer <key>`. */
  PAYMENT_PROVIDER_KEY: z.string().min(8).optional(),
});

/** How a provider behaves. */
export interface ProviderSettings {
  readonly host: string;
  readonly port: number;
  readonly seed: string;
  readonly failureScale: number;
  readonly latencyMs: number;
  readonly slowMs: number;
  readonly dataDir?: string | undefined;
  readonly key?: string | undefined;
}

/**
 * Reads the settings; empty strings count as unset.
 * @throws with every problem at once
 */
export function readProviderSettings(env: Readonly<Record<string, string | undefined>>): ProviderSettings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `  - ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Settings are wrong:\n${problems.join('\n')}`);
  }
  const values = parsed.data;
  return {
    host: values.PAYMENT_PROVIDER_HOST,
    port: values.PAYMENT_PROVIDER_PORT,
    seed: values.PAYMENT_PROVIDER_SEED ?? randomBytes(8).toString('hex'),
    failureScale: values.PAYMENT_PROVIDER_FAILURE_SCALE,
    latencyMs: values.PAYMENT_PROVIDER_LATENCY_MS,
    slowMs: values.PAYMENT_PROVIDER_SLOW_MS,
    dataDir: values.PAYMENT_PROVIDER_DATA_DIR,
    key: values.PAYMENT_PROVIDER_KEY,
  };
}
