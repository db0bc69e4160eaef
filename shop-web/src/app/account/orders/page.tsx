import { ButtonLink } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { forCustomer, single } from '@/customer-page';
import { AccountFrame } from '@/features/account/components/account-frame';
import { OwnOrderList } from '@/features/account/components/own-order-list';
import { listOwnOrders } from '@/features/account/own-orders.service';
import { paths } from '@/paths';
import { tracedPage } from '@/traced-page';

export const metadata: Metadata = { title: 'Your orders', robots: { index: false } };

const MAX_PAGE = 1_000;

export default tracedPage(async function AccountOrdersPage({
  searchParams,
}: PageProps<'/account/orders'>): Promise<ReactElement> {
  const asked = Number(single((await searchParams).page) ?? 1);
  const wanted = Number.isInteger(asked) && asked >= 1 && asked <= MAX_PAGE ? asked : 1;
  const { items, page, hasNext } = await forCustomer(paths.accountOrders(wanted), (ctx) =>
    listOwnOrders(ctx, wanted),
  );
  return (
    <AccountFrame current="orders" title="Your orders">
      <OwnOrderList orders={items} />
      {(page > 1 || hasNext) && (
        <nav aria-label="Pages" className="mt-4 flex gap-2">
          {page > 1 && <ButtonLink href={paths.accountOrders(page - 1)}>Newer</ButtonLink>}
          {hasNext && <ButtonLink href={paths.accountOrders(page + 1)}>Older</ButtonLink>}
        </nav>
      )}
    </AccountFrame>
  );
});
