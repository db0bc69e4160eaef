'use client';

import { recordEvent } from '@octo/shared/rum';
import { useEffect } from 'react';

/** Reports that somebody searched: how much was typed and found, never the words. */
export function SearchReport({
  queryLength,
  resultCount,
}: {
  readonly queryLength: number;
  readonly resultCount: number;
}): null {
  useEffect(() => {
    recordEvent('shop.search', { 'search.query_length': queryLength, 'search.result_count': resultCount });
  }, [queryLength, resultCount]);
  return null;
}
