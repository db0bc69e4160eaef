import type { OrderStatus } from '../orders/states';
import type { Tone } from './tone';

/** How a state is said and coloured. */
export type StatusLook = { readonly label: string; readonly tone: Tone };

/** Looks of the order states. Green is money or goods arrived, blue is moving, amber waits for somebody. */
export const ORDER_STATUS_LOOKS: Readonly<Record<OrderStatus, StatusLook>> = {
  pending: { label: 'Pending', tone: 'neutral' },
  payment_pending: { label: 'Awaiting payment', tone: 'warn' },
  paid: { label: 'Paid', tone: 'ok' },
  processing: { label: 'Processing', tone: 'info' },
  shipped: { label: 'Shipped', tone: 'info' },
  delivered: { label: 'Delivered', tone: 'ok' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
  failed: { label: 'Failed', tone: 'danger' },
  refunded: { label: 'Refunded', tone: 'neutral' },
  returned: { label: 'Returned', tone: 'warn' },
};

// Words that payments, shipments, syncs and stock use; the order states come on top.
const commonLooks: Readonly<Record<string, StatusLook>> = {
  created: { label: 'Created', tone: 'neutral' },
  started: { label: 'Started', tone: 'info' },
  running: { label: 'Running', tone: 'info' },
  succeeded: { label: 'Succeeded', tone: 'ok' },
  success: { label: 'Succeeded', tone: 'ok' },
  completed: { label: 'Completed', tone: 'ok' },
  captured: { label: 'Captured', tone: 'ok' },
  authorized: { label: 'Authorised', tone: 'info' },
  declined: { label: 'Declined', tone: 'danger' },
  error: { label: 'Error', tone: 'danger' },
  timeout: { label: 'Timed out', tone: 'warn' },
  unknown: { label: 'Unknown', tone: 'warn' },
  label_created: { label: 'Label created', tone: 'neutral' },
  in_transit: { label: 'In transit', tone: 'info' },
  out_for_delivery: { label: 'Out for delivery', tone: 'info' },
  exception: { label: 'Exception', tone: 'danger' },
  backlog: { label: 'Backlog', tone: 'warn' },
  synced: { label: 'Synced', tone: 'ok' },
  active: { label: 'Active', tone: 'ok' },
  inactive: { label: 'Inactive', tone: 'neutral' },
  open: { label: 'Open', tone: 'info' },
  closed: { label: 'Closed', tone: 'neutral' },
};

const looks = new Map([...Object.entries(commonLooks), ...Object.entries(ORDER_STATUS_LOOKS)]);

/** The look of a state of anything; an unknown state is shown in words and without colour, never hidden. */
export function statusLook(status: string): StatusLook {
  const known = looks.get(status);
  if (known !== undefined) return known;
  const words = status.replaceAll('_', ' ').trim();
  return { label: words.charAt(0).toUpperCase() + words.slice(1), tone: 'neutral' };
}
