import type { ReactElement, ReactNode } from 'react';
import { StorefrontNotice } from '@/features/storefront/components/storefront-notice';
import { cachedStorefront } from '@/features/storefront/storefront.cached';
import { tracedPage } from '@/traced-page';

/**
 * Puts the storefront's notice above the pages where people look and buy. Not part of the root layout: the
 * static pages are rendered at build time, without a database.
 */
export const StorefrontFrame = tracedPage(async function StorefrontFrame({
  children,
}: {
  readonly children: ReactNode;
}): Promise<ReactElement> {
  const storefront = await cachedStorefront();
  return (
    <>
      <StorefrontNotice status={storefront?.status} />
      {children}
    </>
  );
});
