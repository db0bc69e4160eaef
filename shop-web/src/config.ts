import 'server-only';
import { ssoProblems, ssoSettings } from '@octo/shared/auth/oidc';
import {
  commonSettings,
  databaseProblems,
  publicUrls,
  readEnv,
  telemetryProblems,
  urlSetting,
} from '@octo/shared/config';
import { rateLimitsSetting } from '@octo/shared/limits';
import { mailSettings } from '@octo/shared/mail';
import { z } from 'zod';

const schema = z.object({
  ...commonSettings,
  /** Numbers of rate limits that differ from the table: `global=600,login=20/60`. */
  RATE_LIMITS: rateLimitsSetting,
  /** Where replicas count requests together; without it, in the database. */
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  ...mailSettings,
  ...ssoSettings,
  /** Customers stay signed in for weeks, as shops do; operators of the console do not. */
  SESSION_IDLE_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .default(14 * 24 * 60),
  SESSION_ABSOLUTE_HOURS: z.coerce
    .number()
    .int()
    .min(1)
    .default(60 * 24),
  PAYMENT_PROVIDER_URL: urlSetting.default('http://127.0.0.1:3990'),
  PAYMENT_PROVIDER_KEY: z.string().min(8).optional(),
  /** How long checkout waits for the provider before it answers "being confirmed". */
  PAYMENT_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(8_000),
  /** Unsettled orders older than this are taken up by the recovery job. */
  CHECKOUT_RECOVERY_AFTER_MS: z.coerce.number().int().min(500).default(30_000),
  CHECKOUT_RECOVERY_INTERVAL_MS: z.coerce.number().int().min(200).default(10_000),
});

/** Settings of the shop. */
export type ShopConfig = z.output<typeof schema>;

let parsed: ShopConfig | undefined;

/** Settings, parsed on first use so that a build needs none. @throws ConfigError */
export function config(): ShopConfig {
  parsed ??= readEnv(schema, process.env, [databaseProblems, ssoProblems, telemetryProblems]);
  return parsed;
}

/** Addresses that browsers may see. */
export function publicAddresses(): { shop: string; crm: string } {
  return publicUrls(config());
}
