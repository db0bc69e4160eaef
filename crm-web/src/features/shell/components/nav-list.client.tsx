'use client';

import { cx, Spinner } from '@octo/shared/ui';
import Link, { useLinkStatus } from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactElement } from 'react';
import { NAV_ITEMS, type NavItem, navItemsFor } from '../shell.schema';
import { NavIcon } from './nav-icon';

const groups = [...new Set(NAV_ITEMS.map((item) => item.group))];

/** The item of a path: the one with the longest address that leads to it. */
export function currentItem(pathname: string, items: readonly NavItem[]): NavItem | undefined {
  return items
    .filter((item) => pathname === item.href || (item.href !== '/' && pathname.startsWith(`${item.href}/`)))
    .toSorted((a, b) => b.href.length - a.href.length)[0];
}

/** The pages that the role may open, in groups; the open one is marked. */
export function NavList({
  role,
  onNavigate,
}: {
  readonly role: string;
  readonly onNavigate?: () => void;
}): ReactElement {
  const items = navItemsFor(role);
  const current = currentItem(usePathname(), items);
  return (
    <div className="space-y-5">
      {groups.map((group) => {
        const members = items.filter((item) => item.group === group);
        if (members.length === 0) return null;
        return (
          <div key={group}>
            <p className="px-2.5 pb-1 text-2xs font-medium tracking-wide text-ink-subtle uppercase">
              {group}
            </p>
            <ul className="space-y-0.5">
              {members.map((item) => (
                <li key={item.key}>
                  <Link
                    href={item.href}
                    onClick={onNavigate}
                    aria-current={item.key === current?.key ? 'page' : undefined}
                    className={cx(
                      'flex min-h-8 items-center gap-2.5 rounded-md px-2.5 text-sm text-ink-muted transition-colors duration-fast',
                      'hover:bg-hover hover:text-ink pointer-coarse:min-h-11',
                      'aria-[current=page]:bg-accent-surface aria-[current=page]:font-medium aria-[current=page]:text-accent-ink',
                    )}
                  >
                    <NavIcon item={item.key} />
                    <span className="flex-1">{item.label}</span>
                    <PendingMark />
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}

/** Turns while the page of this link is on its way; appears late, so a fast page shows none. */
function PendingMark(): ReactElement | null {
  const { pending } = useLinkStatus();
  return pending ? <Spinner className="size-3.5 transition-opacity delay-150 starting:opacity-0" /> : null;
}
