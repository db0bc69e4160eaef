'use client';

import './globals.css';
import { Button, EmptyState, TriangleAlertIcon } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { usePageLoadError } from '@/ui/page-load-error.client';
import { SupportCode } from '@/ui/support-code.client';

/** Even the frame failed: this page stands on its own. */
export default function GlobalError({
  error,
  retry,
}: {
  readonly error: Error & { digest?: string };
  readonly retry: () => void;
}): ReactElement {
  usePageLoadError(error);
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · OCTO</title>
        <main className="shop-container py-24">
          <h1 className="sr-only">Something went wrong</h1>
          <EmptyState
            icon={<TriangleAlertIcon size={22} />}
            title="The shop did not load"
            description="The fault is ours, not yours. Your cart is safe; try again in a moment."
            action={
              <Button variant="primary" onClick={retry}>
                Try again
              </Button>
            }
          />
          <SupportCode digest={error.digest} className="text-center" />
        </main>
      </body>
    </html>
  );
}
