import type { Db } from '../db';
import { AppError } from '../errors';
import { isOrderStatus, judgeTransition, type OrderStatus } from './states';

/** Who moved the order and why; written to the history. */
export interface TransitionInput {
  readonly orderId: number;
  readonly to: OrderStatus;
  /** The state the caller knows the order to be in; saves a read and makes the guard exact. */
  readonly from?: OrderStatus | undefined;
  /** `system`, `customer` or the operator's e-mail. */
  readonly actor: string;
  readonly reason?: string | undefined;
  readonly traceId?: string | null | undefined;
  readonly now: Date;
  /** Columns that belong to the new state and must change with it. */
  readonly set?: { paidAt?: Date; reservedUntil?: Date | null; isStockHeld?: boolean } | undefined;
}

async function currentStatus(db: Db, orderId: number): Promise<OrderStatus> {
  const row = await db.order.findUnique({ where: { id: orderId }, select: { status: true } });
  if (!row || !isOrderStatus(row.status)) throw new AppError('order_not_found');
  return row.status;
}

/**
 * The one function that changes an order's state. The state it leaves is part of the UPDATE, so two writers
 * can never both win. Runs in the caller's transaction.
 *
 * @returns `changed` when this call moved the order, `no_op` when it already was there.
 * @throws AppError `order_not_found`, `transition_refused`, `conflict` (somebody moved it at the same moment)
 */
export async function transitionOrder(db: Db, input: TransitionInput): Promise<'changed' | 'no_op'> {
  const { orderId, to, actor, reason, traceId, now } = input;
  const from = input.from ?? (await currentStatus(db, orderId));
  const verdict = judgeTransition(from, to);
  if (verdict === 'no_op') return 'no_op';
  if (verdict === 'refused') throw refusal(from, to);
  const moved = await db.order.updateMany({
    where: { id: orderId, status: from },
    data: { status: to, updatedAt: now, version: { increment: 1 }, ...input.set },
  });
  if (moved.count === 0) {
    const actual = await currentStatus(db, orderId);
    if (actual === to) return 'no_op';
    throw judgeTransition(actual, to) === 'allowed' ? new AppError('conflict') : refusal(actual, to);
  }
  await db.orderStatusEvent.create({
    data: {
      orderId,
      fromStatus: from,
      toStatus: to,
      actor,
      reason: reason ?? null,
      traceId: traceId ?? null,
      createdAt: now,
    },
    select: { id: true },
  });
  return 'changed';
}

function refusal(from: OrderStatus, to: OrderStatus): AppError {
  return new AppError('transition_refused', {
    detail: `An order that is ${from} cannot become ${to}.`,
    facts: { from, to },
  });
}
