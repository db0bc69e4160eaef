import { can } from '@octo/shared/auth/permissions';
import { countryName, formatMoney } from '@octo/shared/money';
import { Badge, Breadcrumbs, Card, DateTime, PageHeader, SkeletonText, StatusBadge } from '@octo/shared/ui';
import { CopyButton } from '@octo/shared/ui/client';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { type ReactElement, Suspense } from 'react';
import { AuditTrail } from '@/features/audit/components/audit-trail';
import { OrderActions } from '@/features/orders/components/order-actions.client';
import { OrderHistory } from '@/features/orders/components/order-history';
import { OrderItems } from '@/features/orders/components/order-items';
import { OrderPayments } from '@/features/orders/components/order-payments';
import { OrderPeople } from '@/features/orders/components/order-people';
import { OrderShipments } from '@/features/orders/components/order-shipments';
import { OrderSyncState } from '@/features/orders/components/order-sync-state';
import { getOrder, getOrderNumber, type OrderDetail } from '@/features/orders/order-detail.service';
import { OrderTraces } from '@/features/traces/components/order-traces';
import { getOrderTraces } from '@/features/traces/traces.service';
import { forPage } from '@/page';
import { paths } from '@/paths';
import { AutoRefresh } from '@/ui/auto-refresh.client';

/** How often an order that somebody else is about to change is looked at again. */
const REFRESH_MS = 3_000;

export async function generateMetadata({ params }: PageProps<'/orders/[number]'>): Promise<Metadata> {
  return { title: `Order ${(await params).number}` };
}

export default async function OrderPage({
  params,
  searchParams,
}: PageProps<'/orders/[number]'>): Promise<ReactElement> {
  const { number } = await params;
  // Other parts of the platform know an order by its id; people know it by its number.
  if (/^\d{1,9}$/.test(number)) {
    redirect(paths.order(await forPage((context) => getOrderNumber(context, Number(number)))));
  }
  const { order, role } = await forPage(async (context) => ({
    order: await getOrder(context, number),
    role: context.operator.role,
  }));
  const { span } = await searchParams;
  const mayReadTraces = can(role, 'telemetry:read');
  return (
    <>
      {isMoving(order) && <AutoRefresh everyMs={REFRESH_MS} />}
      <OrderHeader order={order} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <OrderItems items={order.items} amounts={order} />
          <OrderPayments payments={order.payments} refund={order.refund} />
          <OrderHistory events={order.statusEvents} mayReadTraces={mayReadTraces} />
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <OrderPeople order={order} />
          <OrderShipments shipments={order.shipments} />
          <OrderSyncState order={order} />
          {can(role, 'audit:read') && <AuditTrail entries={order.audit} />}
        </div>
      </div>
      {mayReadTraces && (
        <section aria-label="Traces" className="mt-4">
          <Suspense fallback={<TracesPlaceholder />}>
            <TracesOf order={order} spanId={typeof span === 'string' ? span : undefined} />
          </Suspense>
        </section>
      )}
    </>
  );
}

/** The checkout settles payments and the shop gives money back: both without the operator. */
function isMoving({ status, refund }: OrderDetail): boolean {
  return (
    status === 'pending' ||
    status === 'payment_pending' ||
    (status === 'cancelled' && refund?.status === 'pending')
  );
}

function OrderHeader({ order }: { readonly order: OrderDetail }): ReactElement {
  const total = formatMoney({ amountMinor: order.totalMinor, currency: order.currency });
  return (
    <PageHeader
      breadcrumbs={
        <Breadcrumbs items={[{ label: 'Orders', href: paths.orders() }, { label: order.number }]} />
      }
      title={<span className="font-mono">{order.number}</span>}
      meta={
        <>
          <CopyButton text={order.number} label="Copy order number" />
          <StatusBadge status={order.status} />
          {order.isBacklog && <Badge tone="warn">Backlog</Badge>}
          {order.isSuspicious && <Badge tone="danger">Suspicious</Badge>}
        </>
      }
      description={
        <>
          {total} · placed <DateTime value={order.placedAt} />
        </>
      }
      actions={
        <OrderActions
          number={order.number}
          actions={order.actions}
          warehouses={order.warehouses}
          shipTo={`${order.contactName}, ${order.shipCity}, ${countryName(order.shipCountry)}`}
        />
      }
    />
  );
}

async function TracesOf(props: {
  readonly order: { readonly traceId: string | null; readonly syncTraceId: string | null };
  readonly spanId: string | undefined;
}): Promise<ReactElement> {
  const traces = await forPage((context) => getOrderTraces(context, props.order));
  return <OrderTraces traces={traces} initialSpanId={props.spanId} />;
}

function TracesPlaceholder(): ReactElement {
  return (
    <Card title="Trace">
      <SkeletonText lines={4} />
    </Card>
  );
}
