import { startIdentityProvider } from './server';
import { readIdentityProviderSettings } from './settings';

// The process of the local identity domain: `node --import tsx infra/local/src/identity-provider/main.ts`.

async function main(): Promise<void> {
  const provider = await startIdentityProvider(readIdentityProviderSettings(process.env));
  console.log(`Identity domain on ${provider.url}`);
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
