import type { ProductDetail } from './features/catalogue/catalogue.schema';
import { paths } from './paths';

type JsonLdObject = Readonly<Record<string, unknown>>;

/** schema.org Organization: the shop itself. `shop` is its public address. */
export function organizationJsonLd(shop: string): JsonLdObject {
  return {
    '@context': 'https://schema.org',
    '@type': 'OnlineStore',
    name: 'OCTO Drone Shop',
    url: `${shop}${paths.home()}`,
    logo: `${shop}/icon.svg`,
  };
}

/** schema.org BreadcrumbList: the way from the home page, names and paths. */
export function breadcrumbJsonLd(
  shop: string,
  steps: readonly { readonly name: string; readonly path: string }[],
): JsonLdObject {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: `${shop}${path}`,
    })),
  };
}

/** schema.org Product with its Offer; prices as decimal text, as search engines expect them. */
export function productJsonLd(shop: string, product: ProductDetail): JsonLdObject {
  const { reviews } = product;
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.name,
    sku: product.sku,
    description: product.summary ?? product.name,
    image: [`${shop}${paths.openGraphImage(product.sku, product.imageVersion)}`],
    category: product.category.name,
    weight: { '@type': 'QuantitativeValue', value: product.weightGrams, unitCode: 'GRM' },
    offers: {
      '@type': 'Offer',
      url: `${shop}${paths.product(product.slug)}`,
      priceCurrency: product.currency,
      price: (product.priceMinor / 100).toFixed(2),
      availability: `https://schema.org/${product.stock === 'out' ? 'OutOfStock' : 'InStock'}`,
      itemCondition: 'https://schema.org/NewCondition',
    },
    ...(reviews.average === null
      ? {}
      : {
          aggregateRating: {
            '@type': 'AggregateRating',
            ratingValue: reviews.average,
            reviewCount: reviews.count,
          },
        }),
  };
}
