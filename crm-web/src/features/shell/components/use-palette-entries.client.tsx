'use client';

import { can } from '@octo/shared/auth/permissions';
import { formatMoney } from '@octo/shared/money';
import {
  KeyboardIcon,
  LogOutIcon,
  MonitorIcon,
  MoonIcon,
  ReceiptIcon,
  SunIcon,
  statusLook,
  TriangleAlertIcon,
} from '@octo/shared/ui';
import { setTheme, useToast } from '@octo/shared/ui/client';
import { useRouter } from 'next/navigation';
import { type ReactElement, useDeferredValue } from 'react';
import useSWR from 'swr';
import { paths } from '@/paths';
import { signOut } from '../shell.actions';
import { navItemsFor, type SearchAnswer, searchContract } from '../shell.schema';
import { OPEN_SHORTCUTS_EVENT } from '../shortcut-keys.schema';
import { NavIcon } from './nav-icon';

/** One line of the command palette. */
export interface PaletteEntry {
  readonly key: string;
  readonly group: 'Pages' | 'Actions' | 'Orders';
  readonly label: string;
  readonly detail?: string;
  readonly icon: ReactElement;
  readonly words: string;
  readonly run: () => void;
}

async function findOrders(url: string): Promise<SearchAnswer> {
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`search answered ${response.status}`);
  return searchContract.response.parse(await response.json());
}

/**
 * What the palette offers for a text: pages and actions that the role has, and orders from the server once two
 * characters are typed.
 */
export function usePaletteEntries(
  role: string,
  text: string,
): { readonly entries: readonly PaletteEntry[]; readonly isSearching: boolean; readonly hint: string } {
  const router = useRouter();
  const toast = useToast();
  const needle = useDeferredValue(text.trim());
  const mayFind = needle.length >= 2 && can(role, 'orders:read');
  const { data, error, isLoading } = useSWR(mayFind ? paths.search(needle) : null, findOrders, {
    keepPreviousData: true,
    dedupingInterval: 1_000,
    shouldRetryOnError: false,
  });

  const leave = async () => {
    const result = await signOut(undefined);
    if (!result.ok) toast({ tone: 'danger', title: 'You are still signed in', detail: result.problem.title });
  };
  const pages = navItemsFor(role).map<PaletteEntry>((item) => ({
    key: `page-${item.key}`,
    group: 'Pages',
    label: item.label,
    detail: `g ${item.shortcut}`,
    icon: <NavIcon item={item.key} />,
    words: item.keywords,
    run: () => router.push(item.href),
  }));
  const actions: PaletteEntry[] = [
    ...(can(role, 'orders:read')
      ? [
          act('backlog', 'Show the backlog', <TriangleAlertIcon />, 'orders waiting late', () =>
            router.push(paths.orders({ backlog: true })),
          ),
        ]
      : []),
    act('light', 'Use the light theme', <SunIcon />, 'appearance bright', () => setTheme('light')),
    act('dark', 'Use the dark theme', <MoonIcon />, 'appearance night', () => setTheme('dark')),
    act('system', 'Use the theme of the device', <MonitorIcon />, 'appearance system', () =>
      setTheme('system'),
    ),
    act('keys', 'Keyboard shortcuts', <KeyboardIcon />, 'help keys', () =>
      window.dispatchEvent(new Event(OPEN_SHORTCUTS_EVENT)),
    ),
    act('leave', 'Sign out', <LogOutIcon />, 'log out exit leave', () => void leave()),
  ];
  const orders = (mayFind ? (data?.orders ?? []) : []).map<PaletteEntry>((order) => ({
    key: `order-${order.number}`,
    group: 'Orders',
    label: `${order.number} · ${order.contactName}`,
    detail: `${statusLook(order.status).label} · ${formatMoney({ amountMinor: order.totalMinor, currency: order.currency })}`,
    icon: <ReceiptIcon />,
    words: '',
    run: () => router.push(paths.order(order.number)),
  }));
  return {
    entries: [...orders, ...matching([...pages, ...actions], needle)],
    isSearching: mayFind && isLoading,
    hint: error
      ? 'Orders cannot be searched right now.'
      : 'Up and down to move, Enter to choose, Esc to close.',
  };
}

function act(key: string, label: string, icon: ReactElement, words: string, run: () => void): PaletteEntry {
  return { key: `action-${key}`, group: 'Actions', label, icon, words, run };
}

/** Entries in which every typed word begins some word. */
function matching(entries: readonly PaletteEntry[], needle: string): readonly PaletteEntry[] {
  const wanted = needle.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const words = `${entry.label} ${entry.words}`.toLowerCase().split(/\s+/);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  });
}
