import type { Database, Db } from '../db';
import { DEMO_PASSWORD_DEFAULT, seedOperators } from './demo-operators';
import { seedCatalogue } from './seed-catalogue';
import { seedReviews, seedTickets } from './seed-engagement';
import { seedOrders } from './seed-orders';
import { seedPeople } from './seed-people';
import { seedReference } from './seed-reference';
import { seedServiceInvoices } from './seed-service-invoices';
import { seedStock } from './seed-stock';
import { seedTraffic } from './seed-traffic';

/** How much to seed, and as of when. */
export interface SeedOptions {
  /** Multiplies customers, orders and (rounded to whole series) products. Default 1. */
  readonly scale?: number;
  /** The moment at which the 90 days of history end. Default: the current time. */
  readonly now?: Date;
  /** Password of the demo operators. Default {@link DEMO_PASSWORD_DEFAULT}. */
  readonly demoPassword?: string;
  /** Receives one line per step. */
  readonly log?: (message: string) => void;
}

/** What a call of {@link seedDatabase} did. */
export type SeedOutcome =
  | { readonly outcome: 'already_seeded' }
  | {
      readonly outcome: 'seeded';
      readonly products: number;
      readonly customers: number;
      readonly orders: number;
    };

const CUSTOMERS = 160;
const ORDERS = 520;
const VISITS = 1200;
// Enough for a scale of 20 on a slow machine; a seed that hangs longer is broken.
const TIMEOUT_MS = 300_000;

async function fill(db: Db, options: Required<SeedOptions>): Promise<SeedOutcome> {
  const { scale, now, demoPassword, log } = options;
  if (await db.product.findFirst({ select: { id: true } })) return { outcome: 'already_seeded' };
  await seedOperators(db, demoPassword, new Date(now.getTime() - 400 * 86_400_000));
  const { storefrontId, warehouseIds } = await seedReference(db, now);
  const products = await seedCatalogue(db, { scale, now, storefrontId });
  log(`${products.length} products`);
  const { people, customerIds } = await seedPeople(db, Math.max(8, Math.round(CUSTOMERS * scale)), now);
  log(`${people.length} customers`);
  const { orders, movements } = await seedOrders(db, {
    now,
    count: Math.max(1, Math.round(ORDERS * scale)),
    people,
    products,
    customerIds,
    warehouseIds,
  });
  log(`${orders.length} orders`);
  await seedStock(db, products, movements, now);
  await seedServiceInvoices(db, people, customerIds, now);
  await seedReviews(db, orders, now);
  await seedTickets(db, orders, now);
  await seedTraffic(db, products, VISITS, now);
  log('stock ledger, invoices, reviews, tickets and traffic');
  return { outcome: 'seeded', products: products.length, customers: people.length, orders: orders.length };
}

/**
 * Fills an empty, migrated database with the demo: catalogue, customers, and 90 days of trade that end
 * at `now`. All in one transaction, so a crash leaves nothing half-seeded; a database that already has
 * products is left as it is.
 */
export function seedDatabase(db: Database, options: SeedOptions = {}): Promise<SeedOutcome> {
  const {
    scale = 1,
    now = new Date(),
    demoPassword = DEMO_PASSWORD_DEFAULT,
    log = () => undefined,
  } = options;
  return db.$transaction((tx) => fill(tx, { scale, now, demoPassword, log }), { timeout: TIMEOUT_MS });
}
