import { ButtonLink, Disclosure, EmptyState, NumberedPagination, PackageSearchIcon } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { ProductPage } from '../catalogue.schema';
import { isNarrowed, type ListingFilter, PAGE_SIZE, toListingAddress } from '../listing-query.schema';
import { ActiveFilters } from './active-filters';
import { ListingFilters } from './listing-filters';
import { ListingToolbar } from './listing-toolbar';
import { ProductGrid } from './product-grid';
import { SearchReport } from './search-report.client';

function summaryOf({ total, page, items }: ProductPage): string {
  const noun = total === 1 ? 'product' : 'products';
  if (total <= PAGE_SIZE) return `${total} ${noun}`;
  const first = (page - 1) * PAGE_SIZE + 1;
  return `${first}–${first + items.length - 1} of ${total} ${noun}`;
}

/** The listing with its filters: everything is in the address, and everything works without script. */
export function ProductListing({
  filter,
  page,
}: {
  readonly filter: ListingFilter;
  readonly page: ProductPage;
}): ReactElement {
  return (
    <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[15rem_1fr]">
      <aside aria-label="Filters" className="sticky top-24 max-lg:hidden">
        <ListingFilters filter={filter} categories={page.categories} idPrefix="side" />
      </aside>
      <section aria-labelledby="results" className="min-w-0">
        {filter.q && <SearchReport key={filter.q} queryLength={filter.q.length} resultCount={page.total} />}
        <h2 id="results" className="sr-only">
          Products
        </h2>
        <div className="flex flex-wrap-reverse items-center justify-between gap-x-6 gap-y-3">
          <p role="status" className="text-sm text-ink-muted tabular-nums">
            {summaryOf(page)}
          </p>
          <div className="max-md:w-full">
            <ListingToolbar filter={filter} />
            <Disclosure
              summary={isNarrowed(filter) ? 'Filters (in use)' : 'Filters'}
              className="mt-2 rounded-md border border-line bg-surface px-4 lg:hidden"
            >
              <ListingFilters filter={filter} categories={page.categories} idPrefix="fold" />
            </Disclosure>
          </div>
        </div>
        <ActiveFilters filter={filter} categories={page.categories} className="mt-3" />
        {page.items.length === 0 ? (
          <EmptyState
            className="mt-4 rounded-lg border border-line bg-surface"
            icon={<PackageSearchIcon size={22} />}
            title="Nothing fits these filters"
            description="Take one of them away, or search for a broader word such as “thermal” or “battery”."
            action={<ButtonLink href={paths.products()}>Show all products</ButtonLink>}
          />
        ) : (
          <ProductGrid products={page.items} perRow={3} nearCount={3} className="mt-4" />
        )}
        <NumberedPagination
          className="mt-10"
          page={page.page}
          pageCount={page.pageCount}
          hrefFor={(number) => paths.products({ ...toListingAddress(filter), page: number })}
        />
      </section>
    </div>
  );
}
