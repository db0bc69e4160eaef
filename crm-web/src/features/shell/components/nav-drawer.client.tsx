'use client';

import { IconButton, MenuIcon } from '@octo/shared/ui';
import { Dialog, ThemeSwitch } from '@octo/shared/ui/client';
import { type ReactElement, useState } from 'react';
import { NavList } from './nav-list.client';

/** Navigation on narrow screens: a button that opens a sheet. */
export function NavDrawer({ role }: { readonly role: string }): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <IconButton label="Open navigation" onClick={() => setIsOpen(true)} className="lg:hidden">
        <MenuIcon size={20} />
      </IconButton>
      <Dialog isOpen={isOpen} onClose={() => setIsOpen(false)} title="Navigation" placement="left">
        <nav aria-label="Console">
          <NavList role={role} onNavigate={() => setIsOpen(false)} />
        </nav>
        <ThemeSwitch className="mt-6" />
      </Dialog>
    </>
  );
}
