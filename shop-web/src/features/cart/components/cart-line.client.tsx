'use client';

import { Alert, IconButton, Money, TrashIcon } from '@octo/shared/ui';
import { QuantityStepper } from '@octo/shared/ui/client';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { CartLine } from '../cart.schema';
import { ProductThumbnail } from './product-thumbnail';

/** Props of {@link CartLineRow}. */
export interface CartLineRowProps {
  readonly line: CartLine;
  readonly currency: string;
  /** Why the last change was taken back. */
  readonly notice?: string | undefined;
  readonly onQuantity: (quantity: number) => void;
  readonly onRemove: () => void;
}

/** One product of the cart with its quantity, its price and what is wrong with it. */
export function CartLineRow(props: CartLineRowProps): ReactElement {
  const { line, currency, notice, onQuantity, onRemove } = props;
  const canOrder = line.problem === null || line.problem === 'insufficient_stock';
  return (
    <li className="relative grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-4 gap-y-3 py-5 sm:grid-cols-[8rem_minmax(0,1fr)_auto]">
      <Link href={paths.product(line.slug)} tabIndex={-1} aria-hidden className="row-span-2 sm:row-span-1">
        <ProductThumbnail
          sku={line.sku}
          imageVersion={line.imageVersion}
          width={128}
          className={canOrder ? 'w-full' : 'w-full opacity-50 grayscale'}
        />
      </Link>
      <div className="min-w-0 max-sm:pr-10">
        <h2 className="text-base font-medium">
          <Link href={paths.product(line.slug)} className="rounded-xs hover:underline">
            {line.name}
          </Link>
        </h2>
        <p className="mt-0.5 text-sm text-ink-muted">
          <Money minor={line.unitPriceMinor} currency={currency} /> each
          <span className="ml-3 font-mono text-xs text-ink-subtle">{line.sku}</span>
        </p>
        <LineNotices line={line} currency={currency} notice={notice} onQuantity={onQuantity} />
      </div>
      <div className="flex items-center gap-2 max-sm:col-start-2 sm:flex-col sm:items-end sm:justify-between">
        <p className="order-last ml-auto font-medium sm:order-first">
          {canOrder ? (
            <Money minor={line.lineTotalMinor} currency={currency} />
          ) : (
            <span className="text-ink-subtle">—</span>
          )}
        </p>
        <div className="flex items-center gap-1">
          {canOrder && (
            <QuantityStepper
              label={`Quantity of ${line.name}`}
              value={line.quantity}
              max={Math.max(line.maxQuantity, line.quantity)}
              onCommit={onQuantity}
            />
          )}
          <IconButton
            label={`Remove ${line.name}`}
            onClick={onRemove}
            className="max-sm:absolute max-sm:top-3.5 max-sm:-right-2.5"
          >
            <TrashIcon size={18} />
          </IconButton>
        </div>
      </div>
    </li>
  );
}

function LineNotices(
  props: Pick<CartLineRowProps, 'line' | 'currency' | 'notice' | 'onQuantity'>,
): ReactElement {
  const { line, currency, notice, onQuantity } = props;
  const { problem, previousPriceMinor, unitPriceMinor, maxQuantity, quantity } = line;
  return (
    <>
      {problem === 'unavailable' && <Notice>This product is no longer sold. Remove it to go on.</Notice>}
      {problem === 'out_of_stock' && <Notice>Sold out. Remove it to go on.</Notice>}
      {problem === 'insufficient_stock' && (
        <Notice>
          Only {maxQuantity} left.{' '}
          <button
            type="button"
            className="font-medium underline underline-offset-3"
            onClick={() => onQuantity(maxQuantity)}
          >
            Change to {maxQuantity}
          </button>
        </Notice>
      )}
      {problem === null && maxQuantity < 20 && quantity === maxQuantity && (
        <p className="mt-1.5 text-xs text-ink-subtle">These are the last {maxQuantity} pieces.</p>
      )}
      {previousPriceMinor !== null && (
        <p className="mt-1.5 text-sm text-info-ink">
          The price {unitPriceMinor > previousPriceMinor ? 'rose' : 'fell'} from{' '}
          <Money minor={previousPriceMinor} currency={currency} /> to{' '}
          <Money minor={unitPriceMinor} currency={currency} /> since you added it.
        </p>
      )}
      {notice !== undefined && (
        <Alert tone="danger" role="alert" className="mt-2">
          {notice}
        </Alert>
      )}
    </>
  );
}

function Notice({ children }: { readonly children: React.ReactNode }): ReactElement {
  return <p className="mt-1.5 text-sm font-medium text-warn-ink">{children}</p>;
}
