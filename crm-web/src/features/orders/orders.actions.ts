'use server';

import { refresh } from 'next/cache';
import { action } from '@/action';
import * as cancelling from './cancel-order.service';
import {
  cancelOrderSchema,
  oneOrderSchema,
  processOrdersSchema,
  shipOrderSchema,
} from './order-actions.schema';
import * as processing from './process-orders.service';
import * as shipping from './ship-order.service';

/** Starts work on the chosen orders and shows the page anew. */
export const processOrders = action(
  { id: 'orders.process', input: processOrdersSchema },
  async (context, input) => {
    const result = await processing.processOrders(context, input);
    refresh();
    return result;
  },
);

/** Ships an order and shows the page anew. */
export const shipOrder = action({ id: 'orders.ship', input: shipOrderSchema }, async (context, input) => {
  const result = await shipping.shipOrder(context, input);
  refresh();
  return result;
});

/** Marks an order as delivered and shows the page anew. */
export const deliverOrder = action(
  { id: 'orders.deliver', input: oneOrderSchema },
  async (context, input) => {
    const result = await shipping.deliverOrder(context, input);
    refresh();
    return result;
  },
);

/** Cancels an order and shows the page anew. */
export const cancelOrder = action(
  { id: 'orders.cancel', input: cancelOrderSchema },
  async (context, input) => {
    const result = await cancelling.cancelOrder(context, input);
    refresh();
    return result;
  },
);

/** Asks for a refund again and shows the page anew. */
export const retryRefund = action({ id: 'orders.refund', input: oneOrderSchema }, async (context, input) => {
  const result = await cancelling.retryRefund(context, input);
  refresh();
  return result;
});
