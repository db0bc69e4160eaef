'use client';

import { requestJson } from '@octo/shared/http/client';
import type { ReactElement } from 'react';
import useSWR from 'swr';
import { AddToCart } from '@/features/cart/components/add-to-cart.client';
import { paths } from '@/paths';
import type { Availability } from '../catalogue.schema';
import type { StockLevel } from '../stock-level';
import { StockLabel } from './stock-label';

async function fetchAvailability(url: string): Promise<Availability> {
  const answer = await requestJson<Availability>(url);
  if (!answer.isOk) throw new Error(`availability: ${answer.status}`);
  return answer.data;
}

/**
 * Stock badge and order button of a product page. The page brings a level that may be some minutes old; the
 * exact number replaces it in the same line as soon as it is known, and again whenever the page gets focus.
 */
export function LiveStock(props: {
  readonly slug: string;
  readonly productId: number;
  readonly sku: string;
  readonly name: string;
  readonly level: StockLevel;
}): ReactElement {
  const { slug, productId, sku, name, level } = props;
  const { data } = useSWR<Availability>(paths.api.availability(slug), fetchAvailability, {
    refreshInterval: 60_000,
    dedupingInterval: 5_000,
  });
  const known = data?.stock ?? level;
  const maxQuantity = data?.available ?? (level === 'out' ? 0 : 20);
  return (
    <>
      <p role="status" className="mb-4 flex h-6 items-center">
        <StockLabel level={known} left={data?.available} className="text-sm" />
      </p>
      <AddToCart
        productId={productId}
        sku={sku}
        name={name}
        maxQuantity={Math.min(20, maxQuantity)}
        hasQuantity
        size="lg"
      />
    </>
  );
}
