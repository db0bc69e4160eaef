import { ArrowRightIcon } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { Category } from '../catalogue.schema';
import { ProductImage } from './product-image';

/** A category as a picture of its finest product. */
export function CategoryTile({
  category,
  headingLevel = 3,
}: {
  readonly category: Category;
  readonly headingLevel?: 2 | 3;
}): ReactElement {
  const Heading = `h${headingLevel}` as const;
  return (
    <article className="group link-card stage">
      <div className="flex items-start justify-between gap-2 px-4 pt-4">
        <div>
          <Heading className="text-sm font-medium tracking-tight sm:text-base">
            <Link href={paths.category(category.slug)} prefetch={false} className="link-card-link">
              {category.name}
            </Link>
          </Heading>
          <p className="text-xs text-ink-muted tabular-nums">
            {category.productCount === 1 ? '1 product' : `${category.productCount} products`}
          </p>
        </div>
        <ArrowRightIcon
          size={16}
          className="mt-1 text-ink-muted transition-transform duration-base group-hover:translate-x-0.5"
        />
      </div>
      {category.cover && (
        <ProductImage
          sku={category.cover.sku}
          imageVersion={category.cover.imageVersion}
          className="link-card-picture mt-auto"
        />
      )}
    </article>
  );
}
