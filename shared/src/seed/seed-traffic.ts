import type { Db } from '../db';
import { inChunks } from './insert';
import { type Dice, diceFrom } from './random';
import { momentsUntil } from './rhythm';
import type { StockedProduct } from './seed-catalogue';

const REGIONS = [
  ['us-east', 30],
  ['us-west', 18],
  ['eu-central', 28],
  ['apac', 12],
  ['south-america', 6],
  ['middle-east', 3],
] as const;

const REFERRERS = [
  null,
  null,
  null,
  'https://search.example/',
  'https://news.pilots.example/',
  'https://forum.uas.example/',
] as const;

// Time to load by region: the far ones pay for the distance.
const LOAD_MS: Readonly<Record<string, number>> = {
  'eu-central': 420,
  'us-east': 520,
  'us-west': 610,
  apac: 840,
  'south-america': 930,
  'middle-east': 780,
};

/** Pages of one visit: in by a landing page, deeper with falling probability. */
function visit(dice: Dice, products: readonly StockedProduct[]): string[] {
  const pages = [dice.chance(0.6) ? '/' : '/products'];
  if (dice.chance(0.72)) pages.push('/products');
  while (pages.length < 7 && dice.chance(0.62)) pages.push(`/products/${dice.pick(products).slug}`);
  if (dice.chance(0.16)) {
    pages.push('/cart');
    if (dice.chance(0.45)) pages.push('/checkout');
  }
  return pages;
}

/** Page views of the past 90 days. */
export async function seedTraffic(
  db: Db,
  products: readonly StockedProduct[],
  visits: number,
  now: Date,
): Promise<void> {
  const dice = diceFrom('traffic');
  const rows = momentsUntil(dice, now, 90, visits, 0.5).flatMap((start, index) => {
    const region = dice.weighted(REGIONS);
    const referrer = dice.pick(REFERRERS);
    return visit(dice, products).map((page, depth) => ({
      page,
      region,
      sessionId: `seed-${index.toString(36).padStart(5, '0')}`,
      referrer: depth === 0 ? referrer : null,
      loadTimeMs: Math.round((LOAD_MS[region] ?? 600) * (0.6 + dice.next() ** 3 * 2.4)),
      createdAt: new Date(Math.min(now.getTime(), start.getTime() + depth * dice.int(8_000, 70_000))),
    }));
  });
  await inChunks(rows, (data) => db.pageView.createMany({ data }));
}
