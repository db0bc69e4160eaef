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
    <article className="group stage relative flex h-full flex-col overflow-hidden rounded-lg border border-line">
      <div className="flex items-start justify-between gap-2 px-4 pt-4">
        <div>
          <Heading className="text-sm font-medium tracking-tight sm:text-base">
            <Link
              href={paths.category(category.slug)}
              prefetch={false}
              className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-lg focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
            >
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
          className="mt-auto transition-transform duration-slow group-hover:scale-[1.03]"
        />
      )}
    </article>
  );
}
