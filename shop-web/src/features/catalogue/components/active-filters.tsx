import { formatMoney } from '@octo/shared/money';
import { cx, XIcon } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { ProductPage } from '../catalogue.schema';
import { isNarrowed, type ListingFilter, toListingAddress } from '../listing-query.schema';

interface Chip {
  readonly label: string;
  readonly without: Partial<ListingFilter>;
}

const dollars = (amount: number) =>
  formatMoney({ amountMinor: amount * 100, currency: 'USD' }).replace(/\.00$/, '');

function chipsOf(filter: ListingFilter, categories: ProductPage['categories']): Chip[] {
  const chips: Chip[] = [];
  const { q, category, min, max, isInStockOnly } = filter;
  if (q !== '') chips.push({ label: `“${q}”`, without: { q: '' } });
  if (category !== null) {
    const name = categories.find(({ slug }) => slug === category)?.name ?? category;
    chips.push({ label: name, without: { category: null } });
  }
  if (min !== null && max !== null) {
    chips.push({ label: `${dollars(min)} – ${dollars(max)}`, without: { min: null, max: null } });
  } else if (min !== null) chips.push({ label: `From ${dollars(min)}`, without: { min: null } });
  else if (max !== null) chips.push({ label: `Up to ${dollars(max)}`, without: { max: null } });
  if (isInStockOnly) chips.push({ label: 'In stock', without: { isInStockOnly: false } });
  return chips;
}

/** The filters in force, each with the link that takes it away; nothing when the list is whole. */
export function ActiveFilters({
  filter,
  categories,
  className,
}: {
  readonly filter: ListingFilter;
  readonly categories: ProductPage['categories'];
  readonly className?: string;
}): ReactElement | null {
  if (!isNarrowed(filter)) return null;
  return (
    <ul aria-label="Filters in force" className={cx('flex flex-wrap items-center gap-2', className)}>
      {chipsOf(filter, categories).map(({ label, without }) => (
        <li key={label}>
          <Link
            href={paths.products(toListingAddress({ ...filter, ...without, page: 1 }))}
            prefetch={false}
            scroll={false}
            aria-label={`Remove filter ${label}`}
            className="inline-flex items-center gap-1.5 rounded-full border border-accent-line bg-accent-surface py-1 pr-2 pl-3 text-sm text-accent-ink transition-colors duration-fast hover:border-accent"
          >
            {label}
            <XIcon size={14} />
          </Link>
        </li>
      ))}
      <li>
        <Link
          href={paths.products(filter.sort === 'featured' ? {} : { sort: filter.sort })}
          prefetch={false}
          scroll={false}
          className="rounded-xs px-1 text-sm text-ink-muted underline underline-offset-3 hover:text-ink"
        >
          Clear all
        </Link>
      </li>
    </ul>
  );
}
