import { AppError } from '../errors';
import type { Db } from '../db';
import { isOrderStatus, judgeTransition, ORDER_TRANSITIONS, type OrderStatus } from './states';

/** Who moved the order and why; written to the history. */
export interface TransitionInput {
  readonly orderId: number;
  readonly to: OrderStatus;
  /** `system`, `customer` or the operator's e-mail. */
  readonly actor: string;
  readonly reason?: string | undefined;
  readonly traceId?: string | null | undefined;
  readonly now: Date;
  /** Columns that belong to the new state and must change with it. */
  readonly set?: { paidAt?: Date; reservedUntil?: Date | null; isStockHeld?: boolean } | undefined;
}

/** States from which `to` may be reached. */
function sourcesOf(to: OrderStatus): OrderStatus[] {
  return (Object.keys(ORDER_TRANSITIONS) as OrderStatus[]).filter((from) => ORDER_TRANSITIONS[from].includes(to));
}

/**
 * The one function that changes an order's state. The allowed source states are part of the UPDATE, so two
 * writers can never both win. Runs in the caller's transaction.
 *
 * @returns `changed` when this call moved the order, `no_op` when it already was there.
 * @throws AppError `order_not_found`, `transition_refused`
 */
export async function transitionOrder(db: Db, input: TransitionInput): Promise<'changed' | 'no_op'> {
  const { orderId, to, actor, reason, traceId, now } = input;
  const moved = await db.order.updateManyAndReturn({
    where: { id: orderId, status: { in: sourcesOf(to) } },
    data: { status: to, updatedAt: now, version: { increment: 1 }, ...input.set },
    select: { id: true },
  });
  if (moved.length === 0) {
    const current = await db.order.findUnique({ where: { id: orderId }, select: { status: true } });
    if (!current) throw new AppError('order_not_found');
    if (isOrderStatus(current.status) && judgeTransition(current.status, to) === 'no_op') return 'no_op';
    throw new AppError('transition_refused', {
      detail: `An order that is ${current.status} cannot become ${to}.`,
      facts: { from: current.status, to },
    });
  }
  await db.orderStatusEvent.create({
    data: { orderId, toStatus: to, actor, reason: reason ?? null, traceId: traceId ?? null, createdAt: now },
    select: { id: true },
  });
  return 'changed';
}
