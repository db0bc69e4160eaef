import { type Permission, refusalReason } from '@octo/shared/auth/permissions';
import { isOrderStatus, ORDER_TRANSITIONS, type OrderStatus } from '@octo/shared/orders/states';
import { z } from 'zod';

/** What an operator can do with an order. */
export const ORDER_ACTIONS = ['process', 'ship', 'deliver', 'cancel', 'refund'] as const;
/** One of {@link ORDER_ACTIONS}. */
export type OrderAction = (typeof ORDER_ACTIONS)[number];

interface ActionRule {
  readonly label: string;
  readonly permission: Permission;
  /** States in which the console offers it; always a part of what ORDER_TRANSITIONS allows. */
  readonly from: readonly OrderStatus[];
  readonly to: OrderStatus;
}

/**
 * The one table of operators' actions. It is narrower than ORDER_TRANSITIONS: an order whose payment is not
 * settled belongs to the checkout, which alone knows whether money is on its way. A test compares the two.
 */
export const ORDER_ACTION_RULES: Readonly<Record<OrderAction, ActionRule>> = {
  process: { label: 'Start processing', permission: 'orders:process', from: ['paid'], to: 'processing' },
  ship: { label: 'Ship', permission: 'orders:ship', from: ['processing'], to: 'shipped' },
  deliver: { label: 'Mark as delivered', permission: 'orders:ship', from: ['shipped'], to: 'delivered' },
  cancel: {
    label: 'Cancel order',
    permission: 'orders:cancel',
    from: ['paid', 'processing'],
    to: 'cancelled',
  },
  refund: { label: 'Refund payment', permission: 'orders:cancel', from: ['cancelled'], to: 'refunded' },
};

/** Whether an action can be done now; `reason` says why not, by state or by role. */
export type ActionVerdict =
  | { readonly action: OrderAction; readonly isAllowed: true }
  | { readonly action: OrderAction; readonly isAllowed: false; readonly reason: string };

/** Judges one action for an order in a state and an operator with a role. */
export function judgeAction(action: OrderAction, status: string, role: string): ActionVerdict {
  const rule = ORDER_ACTION_RULES[action];
  if (!isOrderStatus(status) || !rule.from.includes(status)) {
    return { action, isAllowed: false, reason: stateReason(action, status) };
  }
  const refusal = refusalReason(role, rule.permission);
  return refusal === undefined ? { action, isAllowed: true } : { action, isAllowed: false, reason: refusal };
}

/**
 * The actions that a page shows: those that the state allows (a missing right disables them), and cancelling
 * while the order is on its way, because people look for it and need to read why it is too late.
 */
export function shownActions(status: string, role: string): readonly ActionVerdict[] {
  return ORDER_ACTIONS.filter((action) => {
    const isPossible = isOrderStatus(status) && ORDER_ACTION_RULES[action].from.includes(status);
    return isPossible || (action === 'cancel' && EXPLAINED.has(status));
  }).map((action) => judgeAction(action, status, role));
}

const EXPLAINED: ReadonlySet<string> = new Set(['pending', 'payment_pending', 'shipped', 'delivered']);

function stateReason(action: OrderAction, status: string): string {
  if (action === 'cancel' && (status === 'pending' || status === 'payment_pending')) {
    return 'The payment is not settled yet. The checkout decides it within a minute.';
  }
  if (action === 'cancel' && (status === 'shipped' || status === 'delivered')) {
    return 'The goods have left the warehouse; the order can only come back as a return.';
  }
  const sources = ORDER_ACTION_RULES[action].from.map((from) => from.replaceAll('_', ' ')).join(' or ');
  return `This needs an order that is ${sources}; this one is ${status.replaceAll('_', ' ')}.`;
}

/** True when the action's transition is part of the state machine; used by the test that compares the tables. */
export function isTransitionKnown(action: OrderAction): boolean {
  const { from, to } = ORDER_ACTION_RULES[action];
  return from.every((status) => ORDER_TRANSITIONS[status].includes(to));
}

const orderNumber = z.string().regex(/^OCTO-[0-9A-Z]{4}-[0-9A-Z]{4}$/, 'This is not an order number.');

/** Largest number of orders that one bulk action takes. */
export const BULK_LIMIT = 100;

/** Orders to start work on. */
export const processOrdersSchema = z.object({ numbers: z.array(orderNumber).min(1).max(BULK_LIMIT) });

/** Carriers that the console offers; another one can be typed. */
export const CARRIERS = [
  'DHL Express',
  'FedEx',
  'UPS',
  'USPS',
  'DPD',
  'Royal Mail',
  'Colissimo',
  'Yamato',
  'Correios',
  'Blue Dart',
] as const;

/** The shipping form. */
export const shipOrderSchema = z.object({
  number: orderNumber,
  carrier: z.string().trim().min(2, 'Enter the carrier.').max(100),
  trackingNumber: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9][A-Z0-9 -]{4,38}[A-Z0-9]$/, 'Enter 6 to 40 letters, digits, spaces or dashes.'),
  warehouseId: z.coerce.number('Choose the warehouse.').int().positive('Choose the warehouse.'),
});
/** Parsed {@link shipOrderSchema}. */
export type ShipOrderInput = z.output<typeof shipOrderSchema>;

/** An order alone, for actions without further input. */
export const oneOrderSchema = z.object({ number: orderNumber });

/** The cancellation form. */
export const cancelOrderSchema = z.object({
  number: orderNumber,
  reason: z.string().trim().min(3, 'Say why, in at least 3 characters.').max(300, 'At most 300 characters.'),
});
/** Parsed {@link cancelOrderSchema}. */
export type CancelOrderInput = z.output<typeof cancelOrderSchema>;

/** How a bulk action went, order by order. */
export interface BulkResult {
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  readonly refused: readonly { readonly number: string; readonly reason: string }[];
}
