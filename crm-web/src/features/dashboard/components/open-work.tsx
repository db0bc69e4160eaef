import { formatMoney } from '@octo/shared/money';
import { cx, toneText } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { Dashboard } from '../dashboard.schema';

/** What waits for somebody; every number leads to the list behind it. */
export function OpenWorkTiles({ dashboard }: { readonly dashboard: Dashboard }): ReactElement {
  const { work, backlogMinutes, suspiciousFromMinor, suspiciousSince, currency } = dashboard;
  const limit = formatMoney({ amountMinor: suspiciousFromMinor, currency }).replace(/\.00$/, '');
  const tiles = [
    {
      label: 'To process',
      value: work.toProcess,
      note: 'paid orders',
      href: paths.orders({ status: 'paid' }),
      isBad: false,
    },
    {
      label: 'To ship',
      value: work.toShip,
      note: 'orders in processing',
      href: paths.orders({ status: 'processing' }),
      isBad: false,
    },
    {
      label: 'Backlog',
      value: work.backlog,
      note: `open for over ${backlogMinutes} minutes`,
      href: paths.orders({ backlog: true }),
      isBad: work.backlog > 0,
    },
    {
      label: 'Suspicious',
      value: work.suspicious,
      note: `from ${limit} on, in 14 days`,
      href: paths.orders({ suspicious: true, from: suspiciousSince }),
      isBad: work.suspicious > 0,
    },
    {
      label: 'Low stock',
      value: work.lowStock,
      note: 'active products',
      href: paths.products({ stock: 'low' }),
      isBad: work.lowStock > 0,
    },
  ];
  return (
    <ul className="mt-4 grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] overflow-hidden rounded-lg border border-line bg-surface">
      {tiles.map(({ label, value, note, href, isBad }) => (
        <li key={label} className="-mr-px -mb-px border-r border-b border-line">
          <Link
            href={href}
            className="block h-full px-(--card-pad) py-3 transition-colors duration-fast hover:bg-hover focus-visible:-outline-offset-2"
          >
            <span className="block text-sm text-ink-muted">{label}</span>
            <span className={cx('block text-xl font-semibold tabular-nums', isBad && toneText.warn)}>
              {value.toLocaleString('en-US')}
            </span>
            <span className="block text-xs text-ink-subtle">{note}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
