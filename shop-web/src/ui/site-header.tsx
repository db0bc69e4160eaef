import { cx, Logo, MenuIcon, SearchIcon, ShoppingCartIcon } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import { SearchForm } from './search-form';
import { shopSections } from './shop-sections';

const iconLink =
  'grid size-10 place-items-center rounded-md text-ink transition-colors duration-fast hover:bg-hover [&::-webkit-details-marker]:hidden';

/** Logo, sections, search and cart. Works without script: the phone menu is a `<details>`. */
export function SiteHeader(): ReactElement {
  return (
    <header
      className="sticky top-0 z-40 border-b border-line bg-surface/90 backdrop-blur-md"
      data-print="hide"
    >
      <div className="shop-container flex h-16 items-center gap-3 lg:gap-8">
        <Link href={paths.home()} aria-label="OCTO, home" className="rounded-sm">
          <Logo />
        </Link>
        <nav aria-label="Shop" className="max-lg:hidden">
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
          <SearchForm id="header-search" className="w-64 max-md:hidden xl:w-72" />
          <Link href={paths.products()} aria-label="Search products" className={cx(iconLink, 'md:hidden')}>
            <SearchIcon size={20} />
          </Link>
          <Link href={paths.cart()} aria-label="Cart" className={iconLink}>
            <ShoppingCartIcon size={20} />
          </Link>
          <PhoneMenu />
        </div>
      </div>
    </header>
  );
}

function PhoneMenu(): ReactElement {
  return (
    <details className="lg:hidden">
      <summary aria-label="Menu" className={cx(iconLink, 'list-none')}>
        <MenuIcon size={20} />
      </summary>
      <div className="absolute inset-x-0 top-full border-b border-line bg-surface shadow-md">
        <nav aria-label="Menu" className="shop-container py-4">
          <SearchForm id="menu-search" className="mb-3 md:hidden" />
          <ul className="grid">
            {shopSections.map((section) => (
              <li key={section.label}>
                <Link href={section.href} className="block rounded-md py-3 text-base hover:text-accent-ink">
                  {section.label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </details>
  );
}
