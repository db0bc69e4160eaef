import { cx } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import type { ProductCard as Product } from '../catalogue.schema';
import { ProductCard } from './product-card';

const columns = {
  3: 'grid-cols-2 xl:grid-cols-3',
  4: 'grid-cols-2 lg:grid-cols-4',
} as const;

/** Products side by side; `nearCount` pictures load with the page, the others when they come into view. */
export function ProductGrid(props: {
  readonly products: readonly Product[];
  readonly perRow: keyof typeof columns;
  readonly headingLevel?: 2 | 3;
  readonly nearCount?: number;
  readonly isCompact?: boolean;
  readonly className?: string;
}): ReactElement {
  const { products, perRow, headingLevel, nearCount = 0, isCompact = false, className } = props;
  return (
    <ul className={cx('grid gap-3 sm:gap-4 md:gap-5', columns[perRow], className)}>
      {products.map((product, index) => (
        <li key={product.id}>
          <ProductCard
            product={product}
            isNear={index < nearCount}
            isCompact={isCompact}
            {...(headingLevel ? { headingLevel } : {})}
          />
        </li>
      ))}
    </ul>
  );
}
