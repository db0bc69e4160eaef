import { cx } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { paths } from '@/paths';

/** Small picture beside a product's name; the name says it all, so the picture is silent for screen readers. */
export function ProductThumbnail(props: {
  readonly sku: string;
  readonly imageVersion?: string;
  /** Width of the 4:3 picture in CSS pixels; the class may override it. */
  readonly width: number;
  readonly className?: string;
}): ReactElement {
  const { sku, imageVersion = '', width, className } = props;
  return (
    // biome-ignore lint/performance/noImgElement: drawn SVG of a few kilobytes, nothing to optimise
    <img
      src={paths.productImage(sku, imageVersion)}
      alt=""
      width={width}
      height={(width * 3) / 4}
      decoding="async"
      className={cx('stage aspect-4/3 shrink-0 rounded-md border border-line object-contain', className)}
    />
  );
}
