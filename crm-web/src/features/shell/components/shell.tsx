import { Logo, LogoMark, SkipLink } from '@octo/shared/ui';
import { ThemeSwitch } from '@octo/shared/ui/client';
import Link from 'next/link';
import type { ReactElement, ReactNode } from 'react';
import { paths } from '@/paths';
import { CommandPalette } from './command-palette.client';
import { NavDrawer } from './nav-drawer.client';
import { NavList } from './nav-list.client';
import { OperatorMenu } from './operator-menu.client';
import { Shortcuts } from './shortcuts.client';

/** The frame of every page behind the sign-in: navigation, search, operator. */
export function Shell(props: {
  readonly operator: { readonly name: string; readonly email: string; readonly role: string };
  readonly children: ReactNode;
}): ReactElement {
  const { operator, children } = props;
  return (
    <div className="lg:grid lg:min-h-dvh lg:grid-cols-[14rem_minmax(0,1fr)]">
      <SkipLink />
      <aside
        data-print="hide"
        className="sticky top-0 flex h-dvh flex-col overflow-y-auto border-r border-line bg-surface max-lg:hidden"
      >
        <Link
          href={paths.dashboard()}
          className="flex h-14 shrink-0 items-center px-4"
          aria-label="OCTO Console, dashboard"
        >
          <Logo suffix="Console" size={26} />
        </Link>
        <nav aria-label="Console" className="flex-1 px-2 py-3">
          <NavList role={operator.role} />
        </nav>
      </aside>
      <div className="flex min-w-0 flex-col">
        <header
          data-print="hide"
          className="sticky top-0 z-30 flex h-14 items-center gap-2 border-b border-line bg-canvas/95 px-4 backdrop-blur-sm sm:px-6"
        >
          <NavDrawer role={operator.role} />
          <Link href={paths.dashboard()} aria-label="OCTO Console, dashboard" className="lg:hidden">
            <LogoMark size={26} />
          </Link>
          <CommandPalette role={operator.role} />
          <span className="flex-1" />
          <ThemeSwitch className="max-sm:hidden" />
          <OperatorMenu name={operator.name} email={operator.email} role={operator.role} />
        </header>
        <main id="main" tabIndex={-1} className="mx-auto w-full max-w-console flex-1 px-4 py-5 sm:px-6">
          {children}
        </main>
      </div>
      <Shortcuts role={operator.role} />
    </div>
  );
}
