import { startStack } from '../infra/local/src/stack.mjs';
import { accountOfSettings, urlOfAccount } from '../shared/src/testing/oracle-account';
import { STACK_VARIABLES } from './fixtures/stack';

/** Only test cards fail; a provider that does not answer is given up soon, and open payments are settled soon after. */
const STACK_ENV = {
  PAYMENT_PROVIDER_SEED: 'journeys',
  PAYMENT_PROVIDER_FAILURE_SCALE: '0',
  PAYMENT_PROVIDER_LATENCY_MS: '20',
  PAYMENT_PROVIDER_SLOW_MS: '1500',
  PAYMENT_TIMEOUT_MS: '3000',
  // Longer than any request may take: recovery must not give up a payment that is under way.
  CHECKOUT_RECOVERY_AFTER_MS: '10000',
  CHECKOUT_RECOVERY_INTERVAL_MS: '1000',
};

/**
 * Starts the built platform on free ports with a fresh, seeded database, unless {@link STACK_VARIABLES} name one that
 * runs already. What it sets in the environment is read by fixtures/stack.ts.
 */
export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  if (STACK_VARIABLES.every((name) => process.env[name])) return undefined;
  const stack = await startStack({ env: STACK_ENV });
  process.env.E2E_SHOP_URL = stack.shopUrl.replace('127.0.0.1', 'localhost');
  process.env.E2E_CRM_URL = stack.crmUrl.replace('127.0.0.1', 'localhost');
  process.env.E2E_PROVIDER_URL = stack.providerUrl;
  process.env.E2E_MAIL_URL = stack.mailUrl;
  process.env.E2E_IDENTITY_URL = stack.identityUrl;
  process.env.E2E_DATABASE_URL = stack.databaseUrl ?? urlOfAccount(accountOfSettings(process.env));
  process.env.E2E_SERVICE_KEY = stack.serviceKey;
  // Only the scan for secrets reads it; a stack that was started elsewhere may keep its logs to itself.
  process.env.E2E_LOG_DIR = stack.logDir;
  return () => stack.stop();
}
