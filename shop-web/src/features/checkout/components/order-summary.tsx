import { Money } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import type { CartView } from '@/features/cart/cart.schema';
import { Amounts } from '@/features/cart/components/amounts';
import { ProductThumbnail } from '@/features/cart/components/product-thumbnail';

/** What is being bought, and what it costs to the cent. */
export function OrderSummary({ cart }: { readonly cart: CartView }): ReactElement {
  return (
    <>
      <ul className="space-y-3.5">
        {cart.lines.map((line) => (
          <li key={line.productId} className="flex items-center gap-3.5 text-sm">
            <ProductThumbnail sku={line.sku} imageVersion={line.imageVersion} width={64} />
            <div className="min-w-0 flex-1">
              <p className="font-medium">{line.name}</p>
              <p className="text-ink-muted">
                {line.quantity} × <Money minor={line.unitPriceMinor} currency={cart.currency} />
              </p>
              {line.problem !== null && (
                <p className="font-medium text-warn-ink">
                  {line.maxQuantity === 0 ? 'Not available' : `Only ${line.maxQuantity} left`}
                </p>
              )}
            </div>
            <Money minor={line.lineTotalMinor} currency={cart.currency} className="font-medium" />
          </li>
        ))}
      </ul>
      <hr className="my-5 border-line" />
      <Amounts {...cart} couponCode={cart.coupon?.code ?? null} />
    </>
  );
}
