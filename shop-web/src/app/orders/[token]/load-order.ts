import 'server-only';
import { isAppError } from '@octo/shared/errors';
import { notFound } from 'next/navigation';
import { pageContext } from '@/context';
import type { OrderPanelProps } from '@/features/orders/components/order-panel.client';
import { getOrderByToken } from '@/features/orders/order-view.service';

/** What both pages of an order show; a link that opens no order is a 404. */
export async function loadOrder(
  params: Promise<{ token: string }>,
): Promise<Omit<OrderPanelProps, 'isConfirmation'>> {
  const [{ token }, ctx] = await Promise.all([params, pageContext()]);
  try {
    const initial = await getOrderByToken(ctx, token);
    return {
      token,
      initial,
      readAtMs: ctx.now().getTime(),
      supportCode: ctx.ids.traceId ?? ctx.ids.requestId,
    };
  } catch (error) {
    if (isAppError(error, 'order_not_found')) notFound();
    throw error;
  }
}
