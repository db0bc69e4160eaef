import { Breadcrumbs } from '@octo/shared/ui';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactElement } from 'react';
import { publicAddresses } from '@/config';
import { cachedProduct } from '@/features/catalogue/catalogue.cached';
import { ProductBuyBox } from '@/features/catalogue/components/product-buy-box';
import { ProductFacts } from '@/features/catalogue/components/product-facts';
import { ProductGrid } from '@/features/catalogue/components/product-grid';
import { ProductImage } from '@/features/catalogue/components/product-image';
import { ProductReviews } from '@/features/catalogue/components/product-reviews';
import { paths } from '@/paths';
import { breadcrumbJsonLd, productJsonLd } from '@/structured-data';
import { tracedPage } from '@/traced-page';
import { JsonLd } from '@/ui/json-ld';
import { SectionHeading } from '@/ui/section-heading';

// Rendered when first asked for, then kept until the catalogue changes or five minutes have passed.
export const dynamicParams = true;
export const revalidate = 300;

/** None at build time: a build has no database. */
export function generateStaticParams(): { slug: string }[] {
  return [];
}

interface Props {
  readonly params: Promise<{ slug: string }>;
}

export const generateMetadata = tracedPage(async function describeProduct({
  params,
}: Props): Promise<Metadata> {
  const product = await cachedProduct((await params).slug);
  if (!product) return { title: 'Not found', robots: { index: false } };
  const { shop } = publicAddresses();
  const url = `${shop}${paths.product(product.slug)}`;
  const description = product.summary ?? product.name;
  return {
    title: product.name,
    description,
    alternates: { canonical: url },
    openGraph: {
      type: 'website',
      siteName: 'OCTO Drone Shop',
      title: product.name,
      description,
      url,
      images: [
        {
          url: `${shop}${paths.openGraphImage(product.sku, product.imageVersion)}`,
          width: 1200,
          height: 630,
          alt: product.imageAlt,
        },
      ],
    },
    twitter: { card: 'summary_large_image' },
  };
});

async function ProductPage({ params }: Props): Promise<ReactElement> {
  const product = await cachedProduct((await params).slug);
  if (!product) notFound();
  const { shop } = publicAddresses();
  const category = { name: product.category.name, path: paths.category(product.category.slug) };
  return (
    <div className="shop-container pt-6 md:pt-8">
      <JsonLd data={productJsonLd(shop, product)} />
      <JsonLd
        data={breadcrumbJsonLd(shop, [
          { name: 'Home', path: paths.home() },
          category,
          { name: product.name, path: paths.product(product.slug) },
        ])}
      />
      <Breadcrumbs
        items={[
          { label: 'Home', href: paths.home() },
          { label: category.name, href: category.path },
          { label: product.name },
        ]}
      />
      <div className="mt-6 grid items-start gap-x-12 gap-y-8 lg:grid-cols-[7fr_5fr]">
        <div className="stage overflow-hidden rounded-xl border border-line lg:sticky lg:top-24">
          <ProductImage
            sku={product.sku}
            imageVersion={product.imageVersion}
            alt={product.imageAlt}
            isFirst
          />
        </div>
        <ProductBuyBox product={product} />
      </div>
      <div className="mt-16 grid gap-16 md:mt-24 md:gap-24">
        <ProductFacts product={product} />
        <ProductReviews reviews={product.reviews} />
        {product.related.length > 0 && (
          <section aria-labelledby="related">
            <SectionHeading
              id="related"
              title="Related products"
              more={{ href: category.path, label: `All ${category.name.toLowerCase()}` }}
            />
            <ProductGrid products={product.related} perRow={4} isCompact />
          </section>
        )}
      </div>
    </div>
  );
}

export default tracedPage(ProductPage);
