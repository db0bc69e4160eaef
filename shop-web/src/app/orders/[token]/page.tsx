import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { OrderPanel } from '@/features/orders/components/order-panel.client';
import { loadOrder } from './load-order';

/** The link is the key to the order, so no search engine and no other site may learn it. */
export const metadata: Metadata = {
  title: 'Your order',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
};

/** Status, parcels and contents of an order, for whoever holds its link. */
export default async function OrderPage({
  params,
}: {
  readonly params: Promise<{ token: string }>;
}): Promise<ReactElement> {
  return <OrderPanel {...(await loadOrder(params))} />;
}
