/** Every state of an order (design: rules of commerce). */
export const ORDER_STATUSES = [
  'pending',
  'payment_pending',
  'paid',
  'processing',
  'shipped',
  'delivered',
  'cancelled',
  'failed',
  'refunded',
  'returned',
] as const;

/** A state of an order. */
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** The one table of allowed transitions. Anything else is refused; repeating a state is a no-op. */
export const ORDER_TRANSITIONS: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  pending: ['payment_pending', 'cancelled', 'failed'],
  payment_pending: ['paid', 'failed', 'cancelled'],
  paid: ['processing', 'cancelled', 'refunded'],
  processing: ['shipped', 'cancelled', 'refunded'],
  shipped: ['delivered', 'returned'],
  delivered: ['returned'],
  returned: ['refunded'],
  cancelled: ['refunded'],
  failed: [],
  refunded: [],
};

/** States in which the order still waits for somebody to work on it; input of the backlog rule. */
export const OPEN_WORK_STATUSES: readonly OrderStatus[] = [
  'pending',
  'payment_pending',
  'paid',
  'processing',
];

/** What a transition from `from` to `to` means. */
export function judgeTransition(from: OrderStatus, to: OrderStatus): 'allowed' | 'no_op' | 'refused' {
  if (from === to) return 'no_op';
  return ORDER_TRANSITIONS[from].includes(to) ? 'allowed' : 'refused';
}

/** True when `text` is an order state. */
export function isOrderStatus(text: string): text is OrderStatus {
  return (ORDER_STATUSES as readonly string[]).includes(text);
}
