import { Badge, Card, EmptyState, Money, StatusBadge, Table, Td, TextLink, Th, Tr } from '@octo/shared/ui';
import { RelativeTime } from '@octo/shared/ui/client';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { JobState, LatestOrder, LowProduct } from '../dashboard.schema';

/** The newest orders. */
export function LatestOrders({
  orders,
  now,
}: {
  readonly orders: readonly LatestOrder[];
  readonly now: number;
}): ReactElement {
  return (
    <Card
      title="Latest orders"
      isFlush
      actions={
        <TextLink href={paths.orders()} className="text-sm">
          All orders
        </TextLink>
      }
    >
      {orders.length === 0 ? (
        <EmptyState title="No orders yet" description="They appear here as soon as a customer checks out." />
      ) : (
        <Table caption="Latest orders" isFramed={false} className="border-t border-line">
          <thead>
            <tr>
              <Th>Number</Th>
              <Th>Customer</Th>
              <Th>Status</Th>
              <Th isNumeric>Total</Th>
              <Th isNumeric>Placed</Th>
            </tr>
          </thead>
          <tbody>
            {orders.map((order) => (
              <Tr key={order.number}>
                <Td isMono className="whitespace-nowrap">
                  <Link
                    href={paths.order(order.number)}
                    className="font-medium text-accent-ink hover:underline"
                  >
                    {order.number}
                  </Link>
                </Td>
                <Td>{order.contactName}</Td>
                <Td>
                  <StatusBadge status={order.status} />
                </Td>
                <Td isNumeric>
                  <Money minor={order.totalMinor} currency={order.currency} />
                </Td>
                <Td isNumeric>
                  <RelativeTime value={order.placedAt} serverNow={now} />
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

/** Products that run out. */
export function LowStock({ products }: { readonly products: readonly LowProduct[] }): ReactElement {
  return (
    <Card
      title="Low stock"
      actions={
        <TextLink href={paths.products({ stock: 'low' })} className="text-sm">
          All
        </TextLink>
      }
    >
      {products.length === 0 ? (
        <p className="text-sm text-ink-muted">Every active product is above its threshold.</p>
      ) : (
        <ul className="divide-y divide-line text-sm">
          {products.map((product) => (
            <li
              key={product.id}
              className="flex items-center justify-between gap-3 py-1.5 first:pt-0 last:pb-0"
            >
              <span className="min-w-0">
                <Link href={paths.product(product.id)} className="block truncate font-medium hover:underline">
                  {product.name}
                </Link>
                <span className="font-mono text-xs text-ink-muted">{product.sku}</span>
              </span>
              <Badge tone={product.available === 0 ? 'danger' : 'warn'}>
                {product.available === 0 ? 'Sold out' : `${product.available} of ${product.threshold}`}
              </Badge>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Background jobs and their last runs. */
export function Jobs({
  jobs,
  now,
}: {
  readonly jobs: readonly JobState[];
  readonly now: number;
}): ReactElement {
  return (
    <Card title="Background jobs">
      {jobs.length === 0 ? (
        <p className="text-sm text-ink-muted">No job has run since the database was made.</p>
      ) : (
        <ul className="divide-y divide-line text-sm">
          {jobs.map((job) => (
            <li key={job.name} className="py-1.5 first:pt-0 last:pb-0">
              <span className="flex items-center justify-between gap-3">
                <span className="font-mono text-xs">{job.name}</span>
                <JobOutcome job={job} />
              </span>
              <span className="block text-xs text-ink-muted">
                {job.lastFinishedAt === null ? (
                  'never finished'
                ) : (
                  <RelativeTime value={job.lastFinishedAt} serverNow={now} />
                )}
                {job.lastMessage !== null && `: ${job.lastMessage}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function JobOutcome({ job }: { readonly job: JobState }): ReactElement {
  if (job.isRunning)
    return (
      <Badge tone="info" hasDot>
        Running
      </Badge>
    );
  if (job.lastOutcome === 'ok')
    return (
      <Badge tone="ok" hasDot>
        OK
      </Badge>
    );
  if (job.lastOutcome === 'failed')
    return (
      <Badge tone="danger" hasDot>
        Failed
      </Badge>
    );
  return <Badge>Waiting</Badge>;
}
