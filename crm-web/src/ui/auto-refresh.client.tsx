'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/**
 * Renders the page anew every `everyMs` while its tab is looked at, so that numbers and states arrive without
 * reloading. Nothing is asked for in a hidden tab; it catches up when it is shown again. An open dialog is left
 * alone: what stands in it must not change under the reader.
 */
export function AutoRefresh({ everyMs }: { readonly everyMs: number }): null {
  const router = useRouter();
  useEffect(() => {
    let refreshedAt = Date.now();
    const refresh = () => {
      if (document.hidden || Date.now() - refreshedAt < everyMs || document.querySelector('dialog[open]'))
        return;
      refreshedAt = Date.now();
      router.refresh();
    };
    const timer = setInterval(refresh, everyMs);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', refresh);
    };
  }, [router, everyMs]);
  return null;
}
