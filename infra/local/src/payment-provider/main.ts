import { startPaymentProvider } from './server';
import { readProviderSettings } from './settings';

// The process of the simulated payment provider: `node --import tsx infra/local/src/payment-provider/main.ts`.

async function main(): Promise<void> {
  const settings = readProviderSettings(process.env);
  const provider = await startPaymentProvider(settings);
  console.log(`Payment provider on ${provider.url}, seed ${settings.seed}`);
  const stop = () => {
    provider.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
