import { ArrowRightIcon, ButtonLink, Money } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { ProductDetail } from '../catalogue.schema';
import { ProductImage } from './product-image';

/** The first screen of the shop: what we are for, and one aircraft with its figures. */
export function HomeHero({ product }: { readonly product: ProductDetail | null }): ReactElement {
  return (
    <section className="relative overflow-hidden border-b border-line bg-surface">
      <div aria-hidden className="drawing-board pointer-events-none absolute inset-0" />
      <div className="shop-container relative grid items-center gap-x-6 gap-y-8 py-12 md:py-16 lg:grid-cols-[5fr_7fr] lg:py-20">
        <div>
          <h1 className="text-4xl font-semibold lg:text-5xl max-sm:text-[2.5rem] max-sm:leading-[1.08]">
            Aircraft for people who fly for a living.
          </h1>
          <p className="mt-5 max-w-md text-lg text-ink-muted">
            Survey, inspection, film and racing drones, and every part that keeps them in the air. Real stock,
            real flight times, prices without surprises.
          </p>
          <div className="mt-8 flex flex-wrap gap-3">
            <ButtonLink href={paths.products()} variant="primary" size="lg">
              Shop all products
            </ButtonLink>
            <ButtonLink href={paths.categories()} variant="secondary" size="lg">
              By category
            </ButtonLink>
          </div>
        </div>
        {product && <HeroProduct product={product} />}
      </div>
    </section>
  );
}

function HeroProduct({ product }: { readonly product: ProductDetail }): ReactElement {
  const figures = product.specs.slice(0, 3);
  return (
    <div className="relative">
      <div aria-hidden className="hero-light pointer-events-none absolute inset-x-0 -top-16 bottom-16" />
      <ProductImage
        sku={product.sku}
        imageVersion={product.imageVersion}
        alt={product.imageAlt}
        isFirst
        className="relative lg:-my-8 lg:scale-110"
      />
      <div className="relative flex flex-wrap items-end justify-between gap-x-8 gap-y-4 border-t border-line pt-5">
        <p>
          <Link
            href={paths.product(product.slug)}
            className="group inline-flex items-center gap-1.5 rounded-xs font-medium hover:text-accent-ink"
          >
            {product.name}
            <ArrowRightIcon
              size={16}
              className="transition-transform duration-base group-hover:translate-x-0.5"
            />
          </Link>
          <span className="block text-sm text-ink-muted">
            <Money minor={product.priceMinor} currency={product.currency} />
          </span>
        </p>
        <dl className="flex flex-wrap gap-x-8 gap-y-2">
          {figures.map(({ label, value }) => (
            <div key={label} className="flex flex-col-reverse">
              <dt className="text-xs text-ink-subtle">{label}</dt>
              <dd className="font-mono text-sm font-medium">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}
