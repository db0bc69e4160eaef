import { ButtonLink, EmptyState, PackageSearchIcon } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { paths } from '@/paths';

/** The link opens no order: most often a character was lost when it was copied. */
export default function OrderNotFound(): ReactElement {
  return (
    <div className="shop-container py-16">
      <h1 className="sr-only">Order not found</h1>
      <EmptyState
        icon={<PackageSearchIcon size={20} />}
        title="We could not find this order"
        description="Check that the link is complete. It was shown right after the order was placed."
        action={
          <ButtonLink href={paths.products()} variant="primary">
            Continue shopping
          </ButtonLink>
        }
      />
    </div>
  );
}
