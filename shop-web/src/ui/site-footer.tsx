import { Logo } from '@octo/shared/ui';
import { ThemeSwitch } from '@octo/shared/ui/client';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import { UsageData } from './usage-data.client';

const columns = [
  {
    title: 'Shop',
    links: [
      { label: 'All products', href: paths.products() },
      { label: 'Categories', href: paths.categories() },
      { label: 'New arrivals', href: paths.products({ sort: 'newest' }) },
      { label: 'In stock now', href: paths.products({ stock: 'in' }) },
    ],
  },
  {
    title: 'Good to know',
    links: [
      { label: 'About OCTO', href: paths.about() },
      { label: 'Shipping', href: `${paths.about()}#shipping` },
      { label: 'Returns', href: `${paths.about()}#returns` },
      { label: 'Your cart', href: paths.cart() },
    ],
  },
] as const;

/** Sections, promises and the theme switch. */
export function SiteFooter(): ReactElement {
  return (
    <footer className="mt-24 border-t border-line bg-surface" data-print="hide">
      <div className="shop-container grid gap-10 py-14 md:grid-cols-[2fr_1fr_1fr]">
        <div>
          <Logo />
          <p className="mt-4 max-w-sm text-sm text-ink-muted">
            Aircraft, components and ground equipment for surveyors, crews, responders and racers. Every price
            is in US dollars; the amount you see is the amount you pay.
          </p>
        </div>
        {columns.map((column) => (
          <nav key={column.title} aria-label={column.title}>
            <h2 className="text-sm font-semibold">{column.title}</h2>
            <ul className="mt-3 grid gap-2 text-sm text-ink-muted">
              {column.links.map((link) => (
                <li key={link.label}>
                  <Link href={link.href} className="rounded-xs hover:text-ink hover:underline">
                    {link.label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        ))}
      </div>
      <div className="border-t border-line">
        <div className="shop-container flex flex-wrap items-center justify-between gap-4 py-5 text-xs text-ink-subtle">
          <p>OCTO Drone Shop is a demonstration: nothing is shipped and no card is charged.</p>
          <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
            <UsageData />
            <Link href={`${paths.about()}#usage-data`} className="rounded-xs hover:text-ink hover:underline">
              What is measured
            </Link>
            <ThemeSwitch />
          </div>
        </div>
      </div>
    </footer>
  );
}
