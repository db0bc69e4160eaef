'use client';

import { recordError, recordEvent } from '@octo/shared/rum';
import { useEffect } from 'react';

/** Reports an error that an error page shows, because React keeps it from the window's own events. */
export function usePageLoadError(error: Error & { readonly digest?: string }): void {
  useEffect(() => {
    recordEvent('shop.page_load_error', { 'error.type': error.name });
    recordError(error);
  }, [error]);
}
