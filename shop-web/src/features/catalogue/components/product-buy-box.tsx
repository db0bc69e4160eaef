import { FREE_SHIPPING_FROM_MINOR, formatMoney, SHIPPING_FLAT_MINOR } from '@octo/shared/money';
import { Money, RotateCcwIcon, TextLink, TruckIcon, WrenchIcon } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { ProductDetail } from '../catalogue.schema';
import { LiveStock } from './live-stock.client';
import { StarRating } from './star-rating';

const dollars = (amountMinor: number) => formatMoney({ amountMinor, currency: 'USD' }).replace(/\.00$/, '');

/** Name, price, stock and the order button of a product page. Holds the page's `h1`. */
export function ProductBuyBox({ product }: { readonly product: ProductDetail }): ReactElement {
  const { reviews } = product;
  return (
    <div>
      <p className="flex flex-wrap items-center justify-between gap-x-4 text-sm text-ink-muted">
        <Link
          href={paths.category(product.category.slug)}
          className="rounded-xs hover:text-ink hover:underline"
        >
          {product.category.name}
        </Link>
        <span className="font-mono text-xs text-ink-subtle">{product.sku}</span>
      </p>
      <h1 className="mt-2 text-3xl font-semibold max-sm:text-2xl">{product.name}</h1>
      {reviews.average !== null && (
        <p className="mt-3">
          <a
            href="#reviews"
            className="inline-flex items-center gap-2 rounded-xs text-sm text-ink-muted hover:text-ink"
          >
            <StarRating value={reviews.average} />
            <span className="tabular-nums">
              {reviews.average.toFixed(1)} ({reviews.count === 1 ? '1 review' : `${reviews.count} reviews`})
            </span>
          </a>
        </p>
      )}
      {product.summary !== null && <p className="mt-4 text-lg text-ink-muted">{product.summary}</p>}
      <p className="mt-6 text-2xl font-semibold">
        <Money minor={product.priceMinor} currency={product.currency} />
      </p>
      <div className="mt-2">
        <LiveStock
          slug={product.slug}
          productId={product.id}
          sku={product.sku}
          name={product.name}
          level={product.stock}
        />
      </div>
      <ShippingHints priceMinor={product.priceMinor} />
    </div>
  );
}

function ShippingHints({ priceMinor }: { readonly priceMinor: number }): ReactElement {
  const shipsFree = priceMinor >= FREE_SHIPPING_FROM_MINOR;
  return (
    <div className="mt-8 border-t border-line pt-5 text-sm text-ink-muted">
      <ul className="grid gap-3 [&_li]:flex [&_li]:items-center [&_li]:gap-3 [&_svg]:text-accent-ink">
        <li>
          <TruckIcon size={18} />
          {shipsFree
            ? 'Ships free'
            : `${dollars(SHIPPING_FLAT_MINOR)} shipping, free from ${dollars(FREE_SHIPPING_FROM_MINOR)}`}
        </li>
        <li>
          <RotateCcwIcon size={18} />
          30 days to return it unflown
        </li>
        <li>
          <WrenchIcon size={18} />
          Two-year warranty, own workshop
        </li>
      </ul>
      <p className="mt-4">
        <TextLink href={`${paths.about()}#shipping`} prefetch={false}>
          Shipping, returns and warranty
        </TextLink>
      </p>
    </div>
  );
}
