import type { ReactElement, ReactNode } from 'react';
import { StorefrontNotice } from '@/features/storefront/components/storefront-notice';
import { cachedStorefront } from '@/features/storefront/storefront.cached';

/**
 * Puts the storefront's notice above the pages where people look and buy. Not part of the root layout: the
 * static pages are rendered at build time, without a database.
 */
export async function StorefrontFrame({ children }: { readonly children: ReactNode }): Promise<ReactElement> {
  const storefront = await cachedStorefront();
  return (
    <>
      <StorefrontNotice status={storefront?.status} />
      {children}
    </>
  );
}
