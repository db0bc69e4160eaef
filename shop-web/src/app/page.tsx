import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { publicAddresses } from '@/config';
import { cachedCategories, cachedHomeCatalogue, cachedProduct } from '@/features/catalogue/catalogue.cached';
import { CategoryTile } from '@/features/catalogue/components/category-tile';
import { HomeHero } from '@/features/catalogue/components/home-hero';
import { ProductGrid } from '@/features/catalogue/components/product-grid';
import { ServiceTeaser } from '@/features/services/components/service-teaser';
import { cachedServices } from '@/features/services/services.cached';
import { paths } from '@/paths';
import { organizationJsonLd } from '@/structured-data';
import { tracedPage } from '@/traced-page';
import { JsonLd } from '@/ui/json-ld';
import { PromiseStrip } from '@/ui/promise-strip';
import { SectionHeading } from '@/ui/section-heading';
import { StorefrontFrame } from './storefront-frame';

// Rendered per request from cached data: a build has no database to render it from.
export const dynamic = 'force-dynamic';

export function generateMetadata(): Metadata {
  const { shop } = publicAddresses();
  return { title: { absolute: 'OCTO Drone Shop' }, alternates: { canonical: `${shop}${paths.home()}` } };
}

async function HomePage(): Promise<ReactElement> {
  const [{ showcase, newest }, categories, services] = await Promise.all([
    cachedHomeCatalogue(),
    cachedCategories(),
    cachedServices(),
  ]);
  const [star, ...featured] = showcase;
  const hero = star ? await cachedProduct(star.slug) : null;
  return (
    <StorefrontFrame>
      <JsonLd data={organizationJsonLd(publicAddresses().shop)} />
      <HomeHero product={hero} />
      <div className="shop-container grid gap-16 pt-8 md:gap-24 md:pt-10">
        <PromiseStrip />
        {featured.length > 0 && (
          <section aria-labelledby="featured">
            <SectionHeading
              id="featured"
              title="Featured"
              more={{ href: paths.products(), label: 'All products' }}
            />
            <ProductGrid products={featured.slice(0, 8)} perRow={4} />
          </section>
        )}
        {categories.length > 0 && (
          <section aria-labelledby="categories">
            <SectionHeading
              id="categories"
              title="From airframe to antenna"
              more={{ href: paths.categories(), label: 'All categories' }}
            />
            <ul className="grid grid-cols-2 gap-4 md:gap-5 lg:grid-cols-4">
              {categories.map((category) => (
                <li key={category.slug}>
                  <CategoryTile category={category} />
                </li>
              ))}
            </ul>
          </section>
        )}
        <ServiceTeaser services={services} />
        {newest.length > 0 && (
          <section aria-labelledby="arrivals">
            <SectionHeading
              id="arrivals"
              title="New arrivals"
              more={{ href: paths.products({ sort: 'newest' }), label: 'Everything new' }}
            />
            <ProductGrid products={newest.slice(0, 4)} perRow={4} />
          </section>
        )}
      </div>
    </StorefrontFrame>
  );
}

export default tracedPage(HomePage);
