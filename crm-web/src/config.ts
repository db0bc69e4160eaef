import 'server-only';
import path from 'node:path';
import { ssoProblems, ssoSettings } from '@octo/shared/auth/oidc';
import {
  commonSettings,
  databaseProblems,
  observatorySettings,
  observatoryUrl,
  publicUrls,
  readEnv,
  telemetryProblems,
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
  ...observatorySettings,
  ...mailSettings,
  /** Who is written to when an alarm begins or ends; nobody unless given. */
  ALARM_EMAIL_TO: z.email().optional(),
  /** Where alarms are posted to, as JSON. */
  ALARM_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Signs what is posted: `X-OCTO-Signature: sha256=…` (HMAC of the body). */
  ALARM_WEBHOOK_SECRET: z.string().min(16).optional(),
  ...ssoSettings,
  ORDERS_SYNC_INTERVAL_SECONDS: z.coerce.number().int().min(1).max(86_400).default(300),
  BACKLOG_ORDER_AGE_MINUTES: z.coerce.number().int().min(1).default(30),
  /** In whole currency units. */
  SUSPICIOUS_ORDER_TOTAL_THRESHOLD: z.coerce.number().int().min(1).default(50_000),
  SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).default(60),
  SESSION_ABSOLUTE_HOURS: z.coerce.number().int().min(1).default(12),
  /** Password of the seeded demo operators; shown on the sign-in page of a local installation only. */
  DEMO_PASSWORD: z.string().min(8).default('fly-octo-2026'),
  /** Signs bearer tokens; changing it ends them all. */
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  /** Bytes on disk that spans and logs of the observatory may take. */
  OBSERVATORY_MAX_BYTES: z.coerce.number().int().min(50_000_000).default(4_000_000_000),
  /** Folder with the source maps of both applications' browser bundles, one folder for each service. */
  BROWSER_SOURCE_MAPS_DIR: z.string().optional(),
  TELEMETRY_RETENTION_HOURS: z.coerce.number().int().min(1).default(72),
});

/** Settings of the console. */
export type CrmConfig = z.output<typeof schema>;

let parsed: CrmConfig | undefined;

/** Settings, parsed on first use so that a build needs none. @throws ConfigError */
export function config(): CrmConfig {
  parsed ??= readEnv(schema, process.env, [databaseProblems, ssoProblems, telemetryProblems]);
  return parsed;
}

/** Addresses that browsers may see. */
export function publicAddresses(): { shop: string; crm: string } {
  return publicUrls(config());
}

/** Where the store of the observatory is; null when this installation has none. */
export function observatoryAddress(): string | null {
  return observatoryUrl(config());
}

const BUILD_FOLDERS: Readonly<Record<string, string>> = {
  'octo-drone-shop': 'shop-web',
  'enterprise-crm-portal': 'crm-web',
};

/** Where the source maps of an application's browser bundle are, if they are anywhere; null for unknown ones. */
export function browserMapFolder(service: string): string | null {
  const folder = Object.hasOwn(BUILD_FOLDERS, service) ? BUILD_FOLDERS[service] : undefined;
  if (folder === undefined) return null;
  const { BROWSER_SOURCE_MAPS_DIR } = config();
  if (BROWSER_SOURCE_MAPS_DIR) return path.join(BROWSER_SOURCE_MAPS_DIR, service);
  return path.join(process.cwd(), '..', folder, '.next/browser-maps');
}

/** Password of the demo accounts on a local installation; null everywhere else. */
export function demoPassword(): string | null {
  const { DEPLOYMENT_ENVIRONMENT, DEMO_PASSWORD } = config();
  return DEPLOYMENT_ENVIRONMENT === 'local' ? DEMO_PASSWORD : null;
}

/** What signs bearer tokens: AUTH_SECRET, or the service key where none is set. */
export function tokenSecret(): string {
  const { AUTH_SECRET, INTERNAL_SERVICE_KEY } = config();
  return AUTH_SECRET ?? INTERNAL_SERVICE_KEY;
}
