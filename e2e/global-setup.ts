import { startStack } from '../infra/local/src/stack.mjs';

/**
 * Starts the built platform on free ports with a fresh, seeded database, unless E2E_SHOP_URL and E2E_CRM_URL name one
 * that runs already. What it sets in the environment is read by fixtures/stack.ts.
 */
export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.E2E_SHOP_URL && process.env.E2E_CRM_URL) return undefined;
  const stack = await startStack({ env: { PAYMENT_PROVIDER_SEED: 'journeys' } });
  process.env.E2E_SHOP_URL = stack.shopUrl.replace('127.0.0.1', 'localhost');
  process.env.E2E_CRM_URL = stack.crmUrl.replace('127.0.0.1', 'localhost');
  process.env.E2E_PROVIDER_URL = stack.providerUrl;
  process.env.E2E_DATABASE_URL = stack.databaseUrl;
  process.env.E2E_SERVICE_KEY = stack.serviceKey;
  return () => stack.stop();
}
