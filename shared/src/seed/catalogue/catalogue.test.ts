import { describe, expect, it } from 'vitest';
import { artworkSchema } from '../../illustration/artwork.schema';
import { catalogueAt } from '../seed-catalogue';
import { CATEGORIES } from './categories';
import { CATALOGUE, slugOf } from './index';
import { OCTO_RANGE } from './octo-range';

// Makers of real drones, parts and cameras: none may lend its name to an invented product.
const REAL_BRANDS =
  /\b(dji|skydio|parrot|anafi|autel|evo ii|wingtra|quantum.?systems|trinity|flyability|elios|freefly|astro|teledyne|flir|siras|inspired flight|aeronavics|skyjib|holybro|pixhawk|iflight|foxtech|kde direct|t-motor|tmotor|cuav|cubepilot|phase one|sony|gremsy|movi|tattu|ecoflow|hitec|master airscrew|orqa|tbs|crossfire|doodle labs|hoodman|lowepro|tronair|gopro|hasselblad|nikon|canon|panasonic|insta360|hubsan|yuneec|betafpv|mavic|inspire|matrice|agras|velodyne|hesai|garmin|bosch|pelican)\b/i;

describe('the catalogue', () => {
  it('holds 56 products in 12 categories', () => {
    expect(CATALOGUE).toHaveLength(56);
    expect(new Set(CATALOGUE.map((product) => product.category))).toEqual(
      new Set(CATEGORIES.map((category) => category.slug)),
    );
    expect(CATEGORIES).toHaveLength(12);
  });

  it('holds the twelve products of the OCTO range', () => {
    expect(OCTO_RANGE.map((product) => product.sku)).toEqual(
      Array.from({ length: 12 }, (_, index) => `OCTO-${String(index + 1).padStart(3, '0')}`),
    );
  });

  it('has unique SKUs, names and addresses, also when repeated for growth tests', () => {
    const products = catalogueAt(3);
    for (const values of [
      products.map((p) => p.sku),
      products.map((p) => p.name),
      products.map((p) => slugOf(p.name)),
    ]) {
      expect(new Set(values).size).toBe(168);
    }
    expect(products.every((p) => /^[A-Z0-9._-]{2,50}$/.test(p.sku))).toBe(true);
    expect(products.every((p) => /^[a-z0-9-]{2,120}$/.test(slugOf(p.name)))).toBe(true);
  });

  it.each(CATALOGUE.map((product) => [product.sku, product] as const))('%s can be sold', (_sku, product) => {
    expect(artworkSchema.safeParse(product.artwork).success).toBe(true);
    expect(product.priceMinor).toBeGreaterThan(0);
    expect(product.stock).toBeGreaterThan(0);
    expect(product.weightGrams).toBeGreaterThan(0);
    expect(product.specs.length).toBeGreaterThanOrEqual(4);
    expect(product.specs.length).toBeLessThanOrEqual(8);
    expect(product.summary.length).toBeLessThanOrEqual(120);
    expect(product.description.split(/[.!?] /).length).toBeGreaterThanOrEqual(2);
    expect(product.imageAlt.length).toBeGreaterThan(20);
  });

  it('uses no name of a real maker', () => {
    for (const product of CATALOGUE) {
      expect(`${product.name} ${product.summary} ${product.description}`).not.toMatch(REAL_BRANDS);
    }
  });
});
