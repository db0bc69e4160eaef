import { ButtonLink, EmptyState, PackageSearchIcon } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import { SearchForm } from '@/ui/search-form';
import { SupportCode } from '@/ui/support-code.client';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound(): ReactElement {
  return (
    <div className="shop-container py-16">
      <h1 className="sr-only">Page not found</h1>
      <EmptyState
        icon={<PackageSearchIcon size={22} />}
        title="There is nothing at this address"
        description="The product may have left the catalogue, or the link lost a letter on its way."
        action={
          <>
            <ButtonLink href={paths.products()} variant="primary">
              See all products
            </ButtonLink>
            <ButtonLink href={paths.home()}>Go to the start page</ButtonLink>
          </>
        }
      />
      <SearchForm id="not-found-search" label="Products, from here" className="mx-auto max-w-sm" />
      <SupportCode className="mt-8 text-center" />
    </div>
  );
}
