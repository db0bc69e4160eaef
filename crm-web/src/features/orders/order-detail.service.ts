import 'server-only';
import { can } from '@octo/shared/auth/permissions';
import { AppError } from '@octo/shared/errors';
import { OPEN_WORK_STATUSES } from '@octo/shared/orders';
import { maskEmail, maskPhone } from '@octo/shared/telemetry';
import { publicAddresses } from '@/config';
import { type CrmContext, requirePermission } from '@/context';
import { auditOf } from '@/features/audit/audit.service';
import { type ActionVerdict, shownActions } from './order-actions.schema';
import { findWarehouses } from './order-change.repository';
import {
  countOrdersOf,
  findItems,
  findOrder,
  findOrderNumber,
  findPayments,
  findRefundRequest,
  findShipments,
  findStatusEvents,
  findSyncAudit,
} from './order-detail.repository';
import { orderMarks } from './order-marks';

/** Everything that the page of an order shows. */
export type OrderDetail = Awaited<ReturnType<typeof getOrder>>;

/**
 * An order with all that belongs to it, and what the operator may do with it. Contact data is masked for roles
 * that may not read customers; the audit trail is empty for roles that may not read it.
 *
 * @throws AppError `unauthenticated`, `forbidden`, `order_not_found`
 */
export async function getOrder(context: CrmContext, number: string) {
  const operator = requirePermission(context, 'orders:read');
  const { db } = context;
  const order = await findOrder(db, number);
  if (!order) throw new AppError('order_not_found');
  const mayReadCustomer = can(operator.role, 'customers:read');
  const actions: readonly ActionVerdict[] = shownActions(order.status, operator.role);
  const needsWarehouses = actions.some(({ action, isAllowed }) => action === 'ship' && isAllowed);
  const [items, payments, shipments, statusEvents, syncAudit, audit, refund, customerOrders, warehouses] =
    await Promise.all([
      findItems(db, order.id),
      findPayments(db, order.id),
      findShipments(db, order.id),
      findStatusEvents(db, order.id),
      findSyncAudit(db, order.id),
      auditOf(context, { resourceType: 'order', resourceId: number }),
      findRefundRequest(db, order.id),
      countOrdersOf(db, order.customerId),
      needsWarehouses ? findWarehouses(db) : [],
    ]);
  const marks = orderMarks(context.now());
  const { publicToken, ...fields } = order;
  return {
    ...fields,
    contactEmail: mayReadCustomer ? order.contactEmail : maskEmail(order.contactEmail),
    ...(mayReadCustomer ? {} : { shipLine1: '(hidden)', shipLine2: null, shipPostalCode: '', notes: null }),
    contactPhone: mayReadCustomer || !order.contactPhone ? order.contactPhone : maskPhone(order.contactPhone),
    isBacklog:
      OPEN_WORK_STATUSES.some((status) => status === order.status) && order.placedAt < marks.backlogBefore,
    isSuspicious: order.totalMinor >= marks.suspiciousFromMinor,
    // The link opens the order for whoever has it, so it is as private as the contact data.
    customerPageUrl: mayReadCustomer ? `${publicAddresses().shop}/orders/${publicToken}` : null,
    mayReadCustomer,
    items,
    payments,
    shipments,
    statusEvents,
    syncAudit,
    audit,
    refund,
    customerOrders,
    warehouses,
    actions: actions.filter(
      ({ action }) =>
        action !== 'refund' ||
        (refund?.status !== 'pending' && payments.some(({ status }) => status === 'succeeded')),
    ),
  };
}

/**
 * The number of an order by its id, for links that only know the id.
 * @throws AppError `unauthenticated`, `forbidden`, `order_not_found`
 */
export async function getOrderNumber(context: CrmContext, id: number): Promise<string> {
  requirePermission(context, 'orders:read');
  const number = await findOrderNumber(context.db, id);
  if (!number) throw new AppError('order_not_found');
  return number;
}
