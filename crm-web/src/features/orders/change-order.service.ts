import 'server-only';
import { type Db, type Prisma, withTransaction } from '@octo/shared/db';
import { AppError, isAppError } from '@octo/shared/errors';
import { enqueueEvent } from '@octo/shared/events';
import { isOrderStatus, transitionOrder } from '@octo/shared/orders';
import { addSpanAttributes, currentTraceContext } from '@octo/shared/telemetry';
import { type CrmContext, type Operator, requirePermission } from '@/context';
import type { AuditDetails } from '@/features/audit/audit.schema';
import { recordAudit } from '@/features/audit/audit.service';
import { judgeAction, ORDER_ACTION_RULES, type OrderAction } from './order-actions.schema';
import { type ChangingOrder, findChangingOrder } from './order-change.repository';

/** How a change ended: `no_op` when the order already was there. */
export interface ChangeResult {
  readonly number: string;
  readonly outcome: 'changed' | 'no_op';
}

interface Change {
  readonly action: Exclude<OrderAction, 'refund'>;
  readonly number: string;
  readonly reason?: string;
  /** What else happens in the same transaction; its facts go into the audit log. */
  readonly effects?: (step: {
    readonly tx: Db;
    readonly order: ChangingOrder;
    readonly operator: Operator;
    readonly now: Date;
  }) => Promise<AuditDetails>;
}

/**
 * The one way in which an operator moves an order: right, state, side effects, history, audit row and event, all
 * or nothing. Repeating it changes nothing.
 *
 * @throws AppError `unauthenticated`, `forbidden`, `order_not_found`, `transition_refused`, `conflict`
 */
export async function changeOrder(context: CrmContext, change: Change): Promise<ChangeResult> {
  const { action, number, reason, effects } = change;
  const { permission, to } = ORDER_ACTION_RULES[action];
  const operator = requirePermission(context, permission);
  const now = context.now();
  return withTransaction(context.db, async (tx) => {
    const order = await findChangingOrder(tx, number);
    if (!order || !isOrderStatus(order.status)) throw new AppError('order_not_found');
    addSpanAttributes({ 'order.id': order.id, 'order.number': number, 'order.to_status': to });
    if (order.status === to) return { number, outcome: 'no_op' };
    const verdict = judgeAction(action, order.status, operator.role);
    if (!verdict.isAllowed) {
      throw new AppError('transition_refused', { detail: verdict.reason, facts: { from: order.status, to } });
    }
    const traceId = currentTraceContext()?.traceId;
    const move = { orderId: order.id, from: order.status, to, actor: operator.email, reason, traceId, now };
    if ((await transitionOrder(tx, move)) === 'no_op') return { number, outcome: 'no_op' };
    const facts = (await effects?.({ tx, order, operator, now })) ?? {};
    await recordAudit(context, tx, {
      action: `order.${action}`,
      resourceType: 'order',
      resourceId: number,
      details: { from: order.status, to, ...(reason ? { reason } : {}), ...facts },
    });
    await announce(tx, order, to, now);
    return { number, outcome: 'changed' };
  });
}

/** Tells whoever keeps a copy of the order that it moved. */
function announce(tx: Db, order: ChangingOrder, to: string, now: Date): Promise<void> {
  const payload: Prisma.InputJsonObject = { orderId: order.id, number: order.number, from: order.status, to };
  return enqueueEvent(tx, {
    type: `order.${to}`,
    aggregateType: 'order',
    aggregateId: order.id,
    destination: 'enterprise-crm-portal',
    payload,
    now,
  });
}

/** Why one order of several could not be changed; errors that are not about the order are thrown on. */
export function refusalOfOne(error: unknown): string {
  if (isAppError(error) && [404, 409].includes(error.status)) return error.detail ?? error.message;
  throw error;
}
