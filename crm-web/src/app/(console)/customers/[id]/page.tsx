import { countryName, formatMoney } from '@octo/shared/money';
import {
  Breadcrumbs,
  Card,
  DateTime,
  DescriptionList,
  EmptyState,
  Money,
  PageHeader,
  StatusBadge,
  Table,
  Td,
  TextLink,
  Th,
  Tr,
} from '@octo/shared/ui';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import type { ReactElement } from 'react';
import { customerIdSchema } from '@/features/customers/customers.schema';
import { type CustomerDetail, getCustomer } from '@/features/customers/customers.service';
import { forPage } from '@/page';
import { paths } from '@/paths';

export const metadata: Metadata = { title: 'Customer' };

export default async function CustomerPage({ params }: PageProps<'/customers/[id]'>): Promise<ReactElement> {
  const id = customerIdSchema.safeParse((await params).id);
  if (!id.success) notFound();
  const customer = await forPage((context) => getCustomer(context, id.data));
  const spent = formatMoney({ amountMinor: customer.spentMinor, currency: 'USD' });
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs items={[{ label: 'Customers', href: paths.customers() }, { label: customer.name }]} />
        }
        title={customer.name}
        description={`${customer.orderCount} ${customer.orderCount === 1 ? 'order' : 'orders'}, ${spent} paid and kept`}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
        <CustomerOrders customer={customer} />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <Card title="Contact">
            <DescriptionList
              items={[
                { term: 'E-mail', value: customer.email },
                { term: 'Phone', value: customer.phone ?? '–' },
                { term: 'Company', value: customer.company ?? '–' },
                { term: 'Industry', value: customer.industry ?? '–' },
                { term: 'Known since', value: <DateTime value={customer.createdAt} style="date" /> },
                ...(customer.notes ? [{ term: 'Notes', value: customer.notes }] : []),
              ]}
            />
          </Card>
          <Addresses addresses={customer.addresses} />
        </div>
      </div>
    </>
  );
}

function CustomerOrders({ customer }: { readonly customer: CustomerDetail }): ReactElement {
  const { orders, orderCount, id } = customer;
  return (
    <Card
      title="Orders"
      isFlush
      actions={
        orderCount > orders.length ? (
          <TextLink href={paths.orders({ customer: id })} className="text-sm">
            All {orderCount}
          </TextLink>
        ) : undefined
      }
    >
      {orders.length === 0 ? (
        <EmptyState title="No orders" description="This customer has not bought anything." />
      ) : (
        <Table caption={`Orders of ${customer.name}`} isFramed={false} className="border-t border-line">
          <thead>
            <tr>
              <Th>Number</Th>
              <Th>Placed</Th>
              <Th>Status</Th>
              <Th isNumeric>Total</Th>
            </tr>
          </thead>
          <tbody>
            {orders.map((order) => (
              <Tr key={order.number}>
                <Td isMono>
                  <Link
                    href={paths.order(order.number)}
                    className="font-medium text-accent-ink hover:underline"
                  >
                    {order.number}
                  </Link>
                </Td>
                <Td>
                  <DateTime value={order.placedAt} style="date" />
                </Td>
                <Td>
                  <StatusBadge status={order.status} />
                </Td>
                <Td isNumeric>
                  <Money minor={order.totalMinor} currency={order.currency} />
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

function Addresses({ addresses }: { readonly addresses: CustomerDetail['addresses'] }): ReactElement {
  return (
    <Card title="Addresses">
      {addresses.length === 0 && <p className="text-sm text-ink-muted">None on record.</p>}
      <ul className="divide-y divide-line text-sm">
        {addresses.map((address) => (
          <li key={address.id} className="py-2 first:pt-0 last:pb-0">
            <p className="text-xs text-ink-subtle capitalize">{address.kind}</p>
            <address className="not-italic">
              {address.recipient}, {address.line1}
              {address.line2 !== null && `, ${address.line2}`}, {address.postalCode} {address.city}
              {address.region !== null && `, ${address.region}`}, {countryName(address.country)}
            </address>
          </li>
        ))}
      </ul>
    </Card>
  );
}
