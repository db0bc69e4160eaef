import { cx, Logo, MenuIcon, SearchIcon, UserIcon } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement, ReactNode } from 'react';
import { paths } from '@/paths';
import { SearchForm } from './search-form';
import { shopSections } from './shop-sections';

const iconLink =
  'grid size-10 place-items-center rounded-md text-ink transition-colors duration-fast hover:bg-hover';

/** Logo, sections, search and, in `cart`, the link to the cart. Works without script: the phone menu is a `<details>`. */
export function SiteHeader({ cart }: { readonly cart: ReactNode }): ReactElement {
  return (
    <header
      className="sticky top-0 z-40 border-b border-line bg-surface/90 backdrop-blur-md"
      data-print="hide"
    >
      <div className="shop-container flex h-16 items-center gap-3 lg:gap-8">
        <Link href={paths.home()} aria-label="OCTO, home" className="flex rounded-sm">
          <Logo />
        </Link>
        <nav aria-label="Sections" className="max-lg:hidden">
          <ul className="flex items-center gap-1">
            {shopSections.map((section) => (
              <li key={section.label}>
                <Link
                  href={section.href}
                  className="rounded-md px-3 py-2 text-sm text-ink-muted transition-colors duration-fast hover:bg-hover hover:text-ink"
                >
                  {section.label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="ml-auto flex items-center gap-1">
          <SearchForm id="header-search" className="w-60 max-md:hidden xl:w-72" />
          <Link href={paths.products()} aria-label="Search products" className={cx(iconLink, 'md:hidden')}>
            <SearchIcon size={20} />
          </Link>
          {/* Leads to the sign-in where nobody is signed in: the header asks for no session and stays cached. */}
          <Link href={paths.account()} aria-label="Your account" className={iconLink} prefetch={false}>
            <UserIcon size={20} />
          </Link>
          {cart}
          <PhoneMenu />
        </div>
      </div>
    </header>
  );
}

function PhoneMenu(): ReactElement {
  return (
    <details className="group lg:hidden">
      <summary
        aria-label="Menu"
        className={cx(iconLink, 'list-none group-open:bg-hover [&::-webkit-details-marker]:hidden')}
      >
        <MenuIcon size={20} />
      </summary>
      <div className="absolute inset-x-0 top-full border-b border-line bg-surface shadow-md">
        <nav aria-label="Menu" className="shop-container py-4">
          <ul className="grid divide-y divide-line">
            {[...shopSections, { label: 'About OCTO', href: paths.about() }].map((section) => (
              <li key={section.label}>
                {/* A plain anchor loads a fresh page, so the menu is closed again without script. */}
                <a href={section.href} className="block py-3.5 text-base hover:text-accent-ink">
                  {section.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </details>
  );
}
