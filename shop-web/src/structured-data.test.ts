import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ProductDetail } from './features/catalogue/catalogue.schema';
import { breadcrumbJsonLd, productJsonLd } from './structured-data';
import { JsonLd } from './ui/json-ld';

const product: ProductDetail = {
  id: 1,
  sku: 'T-1',
  slug: 't-1',
  name: 'Test </script><script>alert(1)</script>',
  summary: null,
  description: null,
  category: { slug: 'frames', name: 'Frames' },
  priceMinor: 129_905,
  currency: 'USD',
  stock: 'out',
  imageVersion: 'v1',
  imageAlt: 'A frame',
  specs: [],
  weightGrams: 420,
  reviews: { count: 0, average: null, latest: [] },
  related: [],
};

describe('structured data', () => {
  it('tells price, stock and address of an offer', () => {
    expect(productJsonLd('https://shop.example', product).offers).toMatchObject({
      url: 'https://shop.example/products/t-1',
      price: '1299.05',
      availability: 'https://schema.org/OutOfStock',
    });
  });

  it('has a rating only when somebody rated', () => {
    expect(productJsonLd('https://shop.example', product)).not.toHaveProperty('aggregateRating');
    const rated = { ...product, reviews: { count: 2, average: 4.5, latest: [] } };
    expect(productJsonLd('https://shop.example', rated).aggregateRating).toMatchObject({ reviewCount: 2 });
  });

  it('numbers the steps of the way', () => {
    const list = breadcrumbJsonLd('https://shop.example', [{ name: 'Home', path: '/' }]);
    expect(list.itemListElement).toEqual([
      { '@type': 'ListItem', position: 1, name: 'Home', item: 'https://shop.example/' },
    ]);
  });

  it('cannot be left by a name that ends a script', () => {
    const markup = renderToStaticMarkup(JsonLd({ data: productJsonLd('https://shop.example', product) }));
    expect(markup.match(/<\/script>/g)).toHaveLength(1);
    expect(markup).toContain('\\u003c/script>');
  });
});
