'use client';

import { Kbd, SearchIcon } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { useEffectEvent, useLayoutEffect, useState } from 'react';
import { OPEN_PALETTE_EVENT } from '../shortcut-keys.schema';
import { PaletteDialog } from './palette-dialog.client';

/** The search field of the top bar: opens the command palette, as `⌘K` and `Ctrl K` do. */
export function CommandPalette({ role }: { readonly role: string }): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (
      event.key.toLowerCase() !== 'k' ||
      !(event.metaKey || event.ctrlKey) ||
      event.altKey ||
      event.shiftKey
    )
      return;
    event.preventDefault();
    setIsOpen((wasOpen) => !wasOpen);
  });
  // Before the paint: a key pressed right after the page came must not be lost.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => onKey(event);
    const open = () => setIsOpen(true);
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener(OPEN_PALETTE_EVENT, open);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener(OPEN_PALETTE_EVENT, open);
    };
  }, []);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
        className="flex h-9 w-full max-w-md items-center gap-2 rounded-md border border-line-strong/60 bg-surface px-3 text-sm text-ink-subtle transition-colors duration-fast hover:border-line-strong hover:text-ink-muted"
      >
        <SearchIcon />
        <span className="flex-1 truncate text-left">Search or jump to…</span>
        <span className="flex gap-1 max-md:hidden">
          <Kbd>Ctrl</Kbd>
          <Kbd>K</Kbd>
        </span>
      </button>
      <PaletteDialog isOpen={isOpen} onClose={() => setIsOpen(false)} role={role} />
    </>
  );
}
