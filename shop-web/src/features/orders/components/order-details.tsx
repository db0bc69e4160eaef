import { countryName } from '@octo/shared/money';
import { Card, Money, StatusBadge, statusLook, Timeline } from '@octo/shared/ui';
import { LocalTime } from '@octo/shared/ui/client';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { Amounts } from '@/features/cart/components/amounts';
import { ProductThumbnail } from '@/features/cart/components/product-thumbnail';
import { paths } from '@/paths';
import type { OrderView } from '../order-view.schema';

interface OrderProps {
  readonly order: OrderView;
}

/** What was bought and what it cost. */
export function OrderItems({ order }: OrderProps): ReactElement {
  return (
    <Card title="Items">
      <ul className="divide-y divide-line">
        {order.items.map((item) => (
          <li key={item.sku} className="flex items-center gap-4 py-3.5 text-sm first:pt-0">
            <ProductThumbnail sku={item.sku} width={72} />
            <div className="min-w-0 flex-1">
              <p className="font-medium">
                {item.slug === null ? (
                  item.name
                ) : (
                  <Link href={paths.product(item.slug)} className="rounded-xs hover:underline">
                    {item.name}
                  </Link>
                )}
              </p>
              <p className="text-ink-muted">
                {item.quantity} × <Money minor={item.unitPriceMinor} currency={order.currency} />
                <span className="ml-3 font-mono text-xs text-ink-subtle max-sm:hidden">{item.sku}</span>
              </p>
            </div>
            <Money minor={item.lineTotalMinor} currency={order.currency} className="font-medium" />
          </li>
        ))}
      </ul>
      <div className="mt-2 ml-auto max-w-xs">
        <Amounts {...order} />
      </div>
    </Card>
  );
}

/** Where it goes and how it was paid. */
export function OrderFacts({ order }: OrderProps): ReactElement {
  const { address, contact, payment } = order;
  const place = [address.city, address.region, address.postalCode].filter(Boolean).join(', ');
  return (
    <Card title="Delivery and payment">
      <dl className="space-y-4 text-sm">
        <div>
          <dt className="text-xs text-ink-subtle">Ship to</dt>
          <dd className="mt-0.5">
            <address className="not-italic">
              {contact.name}
              <br />
              {address.line1}
              {address.line2 !== null && (
                <>
                  <br />
                  {address.line2}
                </>
              )}
              <br />
              {place}
              <br />
              {countryName(address.country)}
            </address>
          </dd>
        </div>
        <div>
          <dt className="text-xs text-ink-subtle">Contact</dt>
          <dd className="mt-0.5 break-words">{contact.emailMasked}</dd>
        </div>
        {payment !== null && (
          <div>
            <dt className="text-xs text-ink-subtle">Payment</dt>
            <dd className="mt-0.5 flex flex-wrap items-center gap-2">
              {payment.last4 !== null && (
                <span className="tabular-nums">
                  <span className="capitalize">{payment.brand ?? 'Card'}</span> ending in {payment.last4}
                </span>
              )}
              <StatusBadge status={payment.status} />
              {payment.message !== null && (
                <span className="basis-full text-ink-muted">{payment.message}</span>
              )}
            </dd>
          </div>
        )}
      </dl>
    </Card>
  );
}

/** Every state that the order reached, newest first. */
export function OrderHistory({ order }: OrderProps): ReactElement {
  return (
    <Card title="History">
      <Timeline
        entries={[...order.timeline].reverse().map(({ status, at }) => ({
          key: `${status}-${at}`,
          title: statusLook(status).label,
          time: <LocalTime value={at} />,
          tone: statusLook(status).tone,
        }))}
      />
    </Card>
  );
}
