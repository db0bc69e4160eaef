import { z } from 'zod';
import { databaseSettings } from './database-settings';
import { telemetrySettings } from './telemetry-settings';

/** A port number given as text. */
export const portSetting = z.coerce.number().int().min(1).max(65_535);

/** An absolute http(s) URL without a trailing slash. */
export const urlSetting = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''));

/** A comma separated list; empty parts are dropped. */
export const listSetting = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);

/** Settings that both applications share, by name; each app's `config.ts` extends this shape. */
export const commonSettings = {
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  DEPLOYMENT_ENVIRONMENT: z.string().default('local'),
  ...databaseSettings,
  INTERNAL_SERVICE_KEY: z.string().min(16, 'must have at least 16 characters'),
  /** Accepted beside INTERNAL_SERVICE_KEY while keys are rotated. */
  INTERNAL_SERVICE_KEY_PREVIOUS: z.string().min(16).optional(),
  DNS_DOMAIN: z
    .string()
    .regex(/^[a-z0-9.-]+$/, 'must be a host name')
    .optional(),
  SHOP_BASE_URL: urlSetting.default('http://127.0.0.1:3000'),
  CRM_BASE_URL: urlSetting.default('http://127.0.0.1:3001'),
  SHOP_PUBLIC_URL: urlSetting.optional(),
  CRM_PUBLIC_URL: urlSetting.optional(),
  /** Proxies between the internet and this service. Each appends the address that it saw to X-Forwarded-For. */
  TRUSTED_PROXY_COUNT: z.coerce.number().int().min(0).max(10).default(0),
  ...telemetrySettings,
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  SERVICE_VERSION: z.string().default('0.1.0'),
} as const;

/** Public addresses: explicit settings win, otherwise derived from DNS_DOMAIN, otherwise the local ports. */
export function publicUrls(config: {
  DNS_DOMAIN?: string | undefined;
  SHOP_PUBLIC_URL?: string | undefined;
  CRM_PUBLIC_URL?: string | undefined;
}): { shop: string; crm: string } {
  const derived = (name: string, port: number) =>
    config.DNS_DOMAIN ? `https://${name}.${config.DNS_DOMAIN}` : `http://localhost:${port}`;
  return {
    shop: config.SHOP_PUBLIC_URL ?? derived('shop', 3000),
    crm: config.CRM_PUBLIC_URL ?? derived('crm', 3001),
  };
}
