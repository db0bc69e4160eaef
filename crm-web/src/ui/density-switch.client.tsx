'use client';

import { IconButton, ListIcon, MenuIcon } from '@octo/shared/ui';
import { useRouter } from 'next/navigation';
import type { ReactElement } from 'react';
import { DENSITY_COOKIE, type Density } from './density.schema';

const YEAR_SECONDS = 31_536_000;

/** Switches tables between compact and comfortable rows. */
export function DensitySwitch({ density }: { readonly density: Density }): ReactElement {
  const router = useRouter();
  const other: Density = density === 'compact' ? 'comfortable' : 'compact';
  const choose = () => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that we support
    document.cookie = `${DENSITY_COOKIE}=${other}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
    router.refresh();
  };
  return (
    <IconButton variant="secondary" label={`Use ${other} rows`} onClick={choose}>
      {density === 'compact' ? <MenuIcon /> : <ListIcon />}
    </IconButton>
  );
}
