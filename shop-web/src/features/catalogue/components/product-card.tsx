import { Money } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { ProductCard as Product } from '../catalogue.schema';
import { ProductImage } from './product-image';
import { StockLabel } from './stock-label';

/** A product in a list; the whole card leads to its page. */
export function ProductCard(props: {
  readonly product: Product;
  readonly headingLevel?: 2 | 3;
  readonly isNear?: boolean;
  /** Leaves category and summary out (beside a product, where the category is known). */
  readonly isCompact?: boolean;
}): ReactElement {
  const { product, headingLevel = 3, isNear = false, isCompact = false } = props;
  const Heading = `h${headingLevel}` as const;
  return (
    <article className="group link-card bg-surface transition-shadow duration-base focus-within:shadow-md hover:shadow-md">
      <div className="stage overflow-hidden">
        <ProductImage
          sku={product.sku}
          imageVersion={product.imageVersion}
          isNear={isNear}
          className="link-card-picture"
        />
      </div>
      <div className="flex grow flex-col p-3 sm:p-4">
        {!isCompact && <p className="truncate text-xs text-ink-subtle">{product.category.name}</p>}
        <Heading className="mt-1 font-medium tracking-tight text-ink max-sm:text-sm">
          <Link href={paths.product(product.slug)} prefetch={false} className="link-card-link">
            {product.name}
          </Link>
        </Heading>
        {!isCompact && (
          <p className="mt-1 line-clamp-2 min-h-10 text-sm text-ink-muted max-sm:hidden">{product.summary}</p>
        )}
        <div className="mt-auto flex flex-wrap items-baseline justify-between gap-x-3 pt-3">
          <Money
            minor={product.priceMinor}
            currency={product.currency}
            className="font-semibold max-sm:text-sm"
          />
          <StockLabel level={product.stock} />
        </div>
      </div>
    </article>
  );
}
