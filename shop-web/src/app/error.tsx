'use client';

import { Button, ButtonLink, EmptyState, TriangleAlertIcon } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import { usePageLoadError } from '@/ui/page-load-error.client';
import { SupportCode } from '@/ui/support-code.client';

/** A part of the shop failed; the frame with search and cart stays. */
export default function PageError({
  error,
  retry,
}: {
  readonly error: Error & { digest?: string };
  readonly retry: () => void;
}): ReactElement {
  usePageLoadError(error);
  return (
    <div className="shop-container py-16">
      <h1 className="sr-only">Something went wrong</h1>
      <EmptyState
        icon={<TriangleAlertIcon size={22} />}
        title="This page did not load"
        description="The fault is ours, not yours. Your cart is safe; try again in a moment."
        action={
          <>
            <Button variant="primary" onClick={retry}>
              Try again
            </Button>
            <ButtonLink href={paths.home()}>Go to the start page</ButtonLink>
          </>
        }
      />
      <SupportCode digest={error.digest} className="text-center" />
    </div>
  );
}
