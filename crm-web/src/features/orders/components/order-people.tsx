import { countryName } from '@octo/shared/money';
import { Card, DescriptionList, ExternalLinkIcon, TextLink } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { paths } from '@/paths';

/** Who bought, and where it goes. */
export function OrderPeople(props: {
  readonly order: {
    readonly customerId: number;
    readonly contactName: string;
    readonly contactEmail: string;
    readonly contactPhone: string | null;
    readonly shipLine1: string;
    readonly shipLine2: string | null;
    readonly shipCity: string;
    readonly shipRegion: string | null;
    readonly shipPostalCode: string;
    readonly shipCountry: string;
    readonly notes: string | null;
    readonly customerOrders: number;
    readonly mayReadCustomer: boolean;
    readonly customerPageUrl: string | null;
  };
}): ReactElement {
  const { order } = props;
  const address = [
    order.shipLine1,
    order.shipLine2,
    [[order.shipPostalCode, order.shipCity].filter(Boolean).join(' '), order.shipRegion]
      .filter(Boolean)
      .join(', '),
    countryName(order.shipCountry),
  ].filter(Boolean);
  return (
    <Card title="Customer">
      <DescriptionList
        items={[
          {
            term: 'Name',
            value: order.mayReadCustomer ? (
              <TextLink href={paths.customer(order.customerId)}>{order.contactName}</TextLink>
            ) : (
              order.contactName
            ),
          },
          { term: 'E-mail', value: order.contactEmail },
          { term: 'Phone', value: order.contactPhone ?? '–' },
          {
            term: 'Orders',
            value: (
              <TextLink href={paths.orders({ customer: order.customerId })}>
                {order.customerOrders === 1 ? 'this one only' : `${order.customerOrders} in all`}
              </TextLink>
            ),
          },
          {
            term: 'Ships to',
            value: (
              <address className="not-italic">
                {address.map((line) => (
                  <span key={line} className="block">
                    {line}
                  </span>
                ))}
              </address>
            ),
          },
          ...(order.notes ? [{ term: 'Note', value: order.notes }] : []),
          ...(order.customerPageUrl
            ? [
                {
                  term: 'Shop',
                  value: (
                    <a
                      href={order.customerPageUrl}
                      target="_blank"
                      rel="noreferrer"
                      className="inline-flex items-center gap-1 text-accent-ink underline underline-offset-3"
                    >
                      What the customer sees <ExternalLinkIcon size={14} label="opens in a new tab" />
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}
