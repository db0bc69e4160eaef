import { cx } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { paths } from '@/paths';

/**
 * A product in its studio, 4:3, without layout shift. `isFirst` marks the picture that the first screen is about;
 * leave `alt` out where the name stands beside it.
 */
export function ProductImage(props: {
  readonly sku: string;
  readonly imageVersion: string;
  readonly alt?: string;
  readonly isFirst?: boolean;
  /** Loads with the page although it is not the first picture (the top row of a list). */
  readonly isNear?: boolean;
  readonly className?: string;
}): ReactElement {
  const { sku, imageVersion, alt = '', isFirst = false, isNear = false, className } = props;
  return (
    // biome-ignore lint/performance/noImgElement: an SVG needs no resizing, and our route serves it cacheable
    <img
      src={paths.productImage(sku, imageVersion)}
      alt={alt}
      width={1200}
      height={900}
      decoding="async"
      loading={isFirst || isNear ? 'eager' : 'lazy'}
      fetchPriority={isFirst ? 'high' : 'auto'}
      className={cx('aspect-4/3 h-auto w-full object-contain', className)}
    />
  );
}
