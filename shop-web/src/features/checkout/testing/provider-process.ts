import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../../../', import.meta.url));
const MAIN = 'infra/local/src/payment-provider/main.ts';

/** The real simulated provider, in a process of its own. */
export interface ProviderProcess {
  readonly url: string;
  readonly stats: () => Promise<ProviderStats>;
  readonly stop: () => Promise<void>;
}

interface ProviderStats {
  readonly chargeCount: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly takenMinor: number;
  readonly ordersChargedTwice: number;
}

/** Starts the provider on a free port; nothing but test cards fails, and answers come at once. */
export async function startProviderProcess(
  env: Readonly<Record<string, string>> = {},
): Promise<ProviderProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      NODE_ENV: 'test',
      PAYMENT_PROVIDER_PORT: '0',
      PAYMENT_PROVIDER_SEED: 'test',
      PAYMENT_PROVIDER_FAILURE_SCALE: '0',
      PAYMENT_PROVIDER_LATENCY_MS: '0',
      PAYMENT_PROVIDER_SLOW_MS: '50',
      ...env,
    },
  });
  const url = await addressOf(child);
  return {
    url,
    stats: async () => (await (await fetch(`${url}/v1/stats`)).json()) as ProviderStats,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The provider has no output.');
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/[\d.:]+/.exec(line)?.[0];
    if (url) return url;
  }
  throw new Error('The provider ended before it was ready.');
}
