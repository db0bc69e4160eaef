import type { ArtworkInput } from '../../illustration/artwork.schema';

/** Slugs of the twelve product categories. */
export type CategorySlug =
  | 'complete-drones'
  | 'racing-drones'
  | 'camera-drones'
  | 'industrial-drones'
  | 'frames'
  | 'motors-escs'
  | 'flight-controllers'
  | 'cameras-gimbals'
  | 'batteries'
  | 'propellers'
  | 'fpv-gear'
  | 'accessories';

/** One ordered line of a specification sheet. */
export type SpecLine = readonly [label: string, value: string];

/** A product as the seed writes it. */
export interface CatalogueProduct {
  readonly sku: string;
  readonly name: string;
  readonly category: CategorySlug;
  /** US cents. */
  readonly priceMinor: number;
  /** Units on hand when the shop opens. */
  readonly stock: number;
  readonly weightGrams: number;
  readonly summary: string;
  readonly description: string;
  readonly specs: readonly SpecLine[];
  readonly artwork: ArtworkInput;
  /** Alternative text of the illustration. */
  readonly imageAlt: string;
}
