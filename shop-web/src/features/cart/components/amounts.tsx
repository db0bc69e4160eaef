import { cx, Money } from '@octo/shared/ui';
import type { ReactElement, ReactNode } from 'react';

/** What an order costs, in minor units. */
export interface AmountsProps {
  readonly subtotalMinor: number;
  readonly discountMinor: number;
  readonly shippingMinor: number;
  readonly totalMinor: number;
  readonly currency: string;
  readonly couponCode?: string | null;
  /** Shows the sums as not settled while a change is on its way. */
  readonly isPending?: boolean;
}

/** Subtotal, discount, shipping and total as a ledger. */
export function Amounts(props: AmountsProps): ReactElement {
  const { subtotalMinor, discountMinor, shippingMinor, totalMinor, currency, couponCode, isPending } = props;
  return (
    <dl
      aria-busy={isPending === true || undefined}
      className={cx(
        'space-y-2.5 text-sm transition-opacity duration-base',
        isPending === true && 'opacity-60',
      )}
    >
      <Row term="Subtotal">
        <Money minor={subtotalMinor} currency={currency} />
      </Row>
      {discountMinor > 0 && (
        <Row term={couponCode ? `Coupon ${couponCode}` : 'Discount'}>
          <Money minor={-discountMinor} currency={currency} className="text-ok-ink" />
        </Row>
      )}
      <Row term="Shipping">
        {shippingMinor === 0 ? (
          <span className="text-ok-ink">Free</span>
        ) : (
          <Money minor={shippingMinor} currency={currency} />
        )}
      </Row>
      <div className="flex items-baseline justify-between gap-4 border-t border-line pt-3 text-base font-semibold">
        <dt>Total</dt>
        <dd>
          <Money minor={totalMinor} currency={currency} className="text-lg" />
        </dd>
      </div>
    </dl>
  );
}

function Row({ term, children }: { readonly term: string; readonly children: ReactNode }): ReactElement {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-ink-muted">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
