import type { Artwork } from './artwork.schema';
import { type Backdrop, shadowMarkup } from './backdrop';
import { createCamera, type Placement } from './engine/camera';
import { Sheet } from './engine/sheet';
import { drawFamily, standOf } from './families';

/** A box on the page that the product must fit, in SVG units. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Draws a product, shadow included, as large as the box allows. Deterministic by SKU. */
export function composeProduct(input: {
  sku: string;
  artwork: Artwork;
  prefix: string;
  box: Box;
  backdrop: Backdrop;
}): string {
  const { sku, artwork, prefix, box, backdrop } = input;
  const stand = standOf(artwork);
  const draw = (placement: Placement, isMeasuring = false): Sheet => {
    const sheet = new Sheet(prefix, createCamera(stand.view, placement), stand.ground, isMeasuring);
    drawFamily(sheet, artwork, sku);
    return sheet;
  };
  // First pass measures at scale 100, second pass draws at the scale that fills the box.
  const { extent } = draw({ scale: 100, x: 0, y: 0 }, true);
  const width = extent.right - extent.left;
  const height = extent.bottom - extent.top;
  const fit = Math.min(box.width / width, box.height / height);
  const sheet = draw({
    scale: 100 * fit,
    x: box.x + box.width / 2 - ((extent.left + extent.right) / 2) * fit,
    y: box.y + box.height / 2 - ((extent.top + extent.bottom) / 2) * fit,
  });
  return `<defs>${sheet.definitions()}</defs>${shadowMarkup(prefix, sheet.shadowData(), backdrop)}${sheet.body()}`;
}
