import { z } from 'zod';
import { readEnv } from '../config/read-env';
import type { Database } from '../db';
import { DEMO_PASSWORD_DEFAULT } from './demo-operators';
import { seedDatabase } from './seed-database';

const settingsSchema = z.object({
  SEED_SCALE: z.coerce.number().min(0.05).max(100).default(1),
  DEMO_PASSWORD: z.string().min(8).default(DEMO_PASSWORD_DEFAULT),
});

/**
 * Seeds a database with the settings SEED_SCALE and DEMO_PASSWORD.
 * @param options.open gives the client of the database; it is closed afterwards
 * @returns one line for the terminal
 */
export async function runSeed(options: {
  readonly open: () => Database;
  readonly env?: Readonly<Record<string, string | undefined>>;
}): Promise<string> {
  const settings = readEnv(settingsSchema, options.env);
  const db = options.open();
  try {
    const result = await seedDatabase(db, {
      scale: settings.SEED_SCALE,
      demoPassword: settings.DEMO_PASSWORD,
    });
    return result.outcome === 'already_seeded'
      ? 'seed: data is there'
      : `seeded ${result.products} products, ${result.customers} customers, ${result.orders} orders`;
  } finally {
    await db.$disconnect();
  }
}
