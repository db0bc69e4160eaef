import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { OrderPanel } from '@/features/orders/components/order-panel.client';
import { loadOrder } from '../load-order';

export const metadata: Metadata = {
  title: 'Thank you for your order',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
};

/** Where a purchase ends. */
export default async function OrderConfirmationPage({
  params,
}: {
  readonly params: Promise<{ token: string }>;
}): Promise<ReactElement> {
  return <OrderPanel {...(await loadOrder(params))} isConfirmation />;
}
