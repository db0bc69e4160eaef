import { Card, DescriptionList, Money, Table, Td, Th, Tr } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths } from '@/paths';

interface Item {
  readonly productId: number;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly unitPriceMinor: number;
  readonly lineTotalMinor: number;
}

/** What was bought and what it costs. */
export function OrderItems(props: {
  readonly items: readonly Item[];
  readonly amounts: {
    readonly currency: string;
    readonly subtotalMinor: number;
    readonly discountMinor: number;
    readonly shippingMinor: number;
    readonly totalMinor: number;
    readonly couponCode: string | null;
  };
}): ReactElement {
  const { items, amounts } = props;
  const { currency, couponCode } = amounts;
  const money = (minor: number) => <Money minor={minor} currency={currency} />;
  return (
    <Card title="Items" isFlush>
      <Table caption="Items of the order" isFramed={false} className="border-t border-line">
        <thead>
          <tr>
            <Th>Product</Th>
            <Th isNumeric>Price</Th>
            <Th isNumeric>Quantity</Th>
            <Th isNumeric>Sum</Th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Tr key={item.productId}>
              <Td>
                <Link href={paths.product(item.productId)} className="font-medium hover:underline">
                  {item.name}
                </Link>
                <span className="block font-mono text-xs text-ink-muted">{item.sku}</span>
              </Td>
              <Td isNumeric>{money(item.unitPriceMinor)}</Td>
              <Td isNumeric>{item.quantity}</Td>
              <Td isNumeric>{money(item.lineTotalMinor)}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <div className="flex justify-end border-t border-line p-(--card-pad)">
        <DescriptionList
          layout="ledger"
          className="w-full sm:w-72"
          items={[
            { term: 'Subtotal', value: money(amounts.subtotalMinor) },
            ...(amounts.discountMinor > 0
              ? [
                  {
                    term: couponCode ? `Discount (${couponCode})` : 'Discount',
                    value: money(-amounts.discountMinor),
                  },
                ]
              : []),
            { term: 'Shipping', value: amounts.shippingMinor === 0 ? 'Free' : money(amounts.shippingMinor) },
            {
              term: <strong className="text-ink">Total</strong>,
              value: <strong>{money(amounts.totalMinor)}</strong>,
            },
          ]}
        />
      </div>
    </Card>
  );
}
