import type { OrderView } from '../order-view.schema';

type OrderStatus = OrderView['status'];

/** What a state means for the customer: a headline and what happens next. */
export const ORDER_WORDS: Readonly<Record<OrderStatus, { readonly title: string; readonly next: string }>> = {
  pending: { title: 'We have your order', next: 'The payment comes next.' },
  payment_pending: {
    title: 'Your payment is being confirmed',
    next: 'The payment provider has not answered yet. This page shows it as soon as it does; you need not pay again.',
  },
  paid: { title: 'Paid, thank you', next: 'Our warehouse prepares your order next.' },
  processing: {
    title: 'Your order is being prepared',
    next: 'You will find the tracking number here once it ships.',
  },
  shipped: { title: 'Your order is on its way', next: 'Follow the parcel below.' },
  delivered: { title: 'Delivered', next: 'We hope it flies well.' },
  cancelled: { title: 'This order was cancelled', next: 'Nothing will be shipped.' },
  failed: {
    title: 'The payment did not go through',
    next: 'You were not charged and nothing will be shipped. You can order again at any time.',
  },
  refunded: { title: 'Refunded', next: 'The money is on its way back to your card.' },
  returned: { title: 'Returned', next: 'The parcel came back to us; the refund follows.' },
};

/** The way of an order that goes well. */
export const ORDER_STEPS = [
  { status: 'payment_pending', label: 'Ordered' },
  { status: 'paid', label: 'Paid' },
  { status: 'processing', label: 'Prepared' },
  { status: 'shipped', label: 'Shipped' },
  { status: 'delivered', label: 'Delivered' },
] as const;

/** How many steps are behind an order; null when it left the way (cancelled, failed, refunded, returned). */
export function stepsDone(status: OrderStatus): number | null {
  if (status === 'pending') return 1;
  const index = ORDER_STEPS.findIndex((step) => step.status === status);
  return index === -1 ? null : index + 1;
}

/** How long to wait before asking again, in ms; 0 stops asking. */
export function pollEveryMs(order: Pick<OrderView, 'status' | 'isFinal'> | undefined): number {
  if (!order || order.isFinal) return 0;
  return order.status === 'payment_pending' || order.status === 'pending' ? 2_000 : 15_000;
}
