import { formatMoney } from '@octo/shared/money';
import { CircleCheckIcon, Money, TruckIcon } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import type { CartView } from '../cart.schema';

/** How far the cart is from free shipping. */
export function FreeShipping({ cart }: { readonly cart: CartView }): ReactElement {
  const { remainingMinor, progressPercent, fromMinor } = cart.freeShipping;
  const isFree = remainingMinor === 0;
  return (
    <div className="rounded-lg border border-line bg-surface px-4 py-3.5">
      <p className="flex items-center gap-2 text-sm">
        {isFree ? (
          <>
            <CircleCheckIcon size={18} className="shrink-0 text-ok" />
            <span>Your order ships free.</span>
          </>
        ) : (
          <>
            <TruckIcon size={18} className="shrink-0 text-ink-muted" />
            <span>
              Add <Money minor={remainingMinor} currency={cart.currency} className="font-semibold" /> more for
              free shipping.
            </span>
          </>
        )}
      </p>
      <div
        role="progressbar"
        aria-label="Way to free shipping"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={progressPercent}
        title={`Orders from ${formatMoney({ amountMinor: fromMinor, currency: cart.currency })} ship free`}
        className="mt-2.5 h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className={`h-full rounded-full transition-[width] duration-slow ease-out ${isFree ? 'bg-ok' : 'bg-accent'}`}
          style={{ width: `${progressPercent}%` }}
        />
      </div>
    </div>
  );
}
