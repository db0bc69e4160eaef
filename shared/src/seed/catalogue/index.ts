import { ACCESSORIES } from './accessories';
import { COMPLETE_DRONES } from './complete-drones';
import { ELECTRONICS } from './electronics';
import { FPV_GEAR } from './fpv-gear';
import { FRAMES } from './frames';
import { INDUSTRIAL_EXTRA } from './industrial-extra';
import { OCTO_RANGE } from './octo-range';
import { POWER } from './power';
import { PROPULSION } from './propulsion';
import type { CatalogueProduct } from './types';

/** The 56 products of the shop, in the order of their first listing. */
export const CATALOGUE: readonly CatalogueProduct[] = [
  ...COMPLETE_DRONES,
  ...OCTO_RANGE,
  ...INDUSTRIAL_EXTRA,
  ...FRAMES,
  ...PROPULSION,
  ...ELECTRONICS,
  ...POWER,
  ...FPV_GEAR,
  ...ACCESSORIES,
];

/** Address part of a name: lower case, ASCII, hyphens. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('×', 'x')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
