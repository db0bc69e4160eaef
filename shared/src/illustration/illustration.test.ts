import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../seed/catalogue';
import { artworkSchema } from './artwork.schema';
import { renderIllustration } from './render-illustration';
import { renderOpenGraph, wrapName } from './render-open-graph';

const input = (sku: string) => {
  const product = CATALOGUE.find((candidate) => candidate.sku === sku) ?? CATALOGUE[0];
  if (!product) throw new Error('the catalogue is empty');
  return { sku, artwork: artworkSchema.parse(product.artwork), title: product.imageAlt };
};

// Drawn once: the tests look at the same 56 pictures from different sides.
const pictures = new Map(
  CATALOGUE.map(({ sku }) => [sku, renderIllustration({ ...input(sku), title: 'Product' })]),
);

const idsOf = (svg: string): string[] => [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? '');
const usesOf = (svg: string): string[] =>
  [...svg.matchAll(/(?:url\(#|href="#)([^)"]+)/g)].map((match) => match[1] ?? '');

describe('the illustration of a product', () => {
  it('is the same every time for the same SKU', () => {
    expect(renderIllustration(input('DRN-001'))).toBe(renderIllustration(input('DRN-001')));
  });

  it.each(CATALOGUE.map((product) => product.sku))('is complete and refers only to itself: %s', (sku) => {
    const svg = pictures.get(sku) ?? '';
    const ids = idsOf(svg);
    expect(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true);
    expect(svg).not.toMatch(/NaN|undefined|Infinity|https?:\/\/(?!www\.w3\.org)/);
    expect(new Set(ids).size).toBe(ids.length);
    expect(usesOf(svg).filter((id) => !ids.includes(id))).toEqual([]);
    // Served as an image on every listing: a drawing that grows beyond this needs fewer parts.
    expect(svg.length).toBeLessThan(170_000);
  });

  it('shares no id with another product, so that pictures can stand inline beside each other', () => {
    const all = [...pictures.values()].flatMap((svg) => [...new Set(idsOf(svg))]);
    expect(new Set(all).size).toBe(all.length);
  });

  it('draws every product differently', () => {
    const bodies = [...pictures.values()].map((svg) => svg.replaceAll(/i-[a-z]+-\d+/g, 'i'));
    expect(new Set(bodies).size).toBe(CATALOGUE.length);
  });

  it('has an accessible name and keeps markup in it harmless', () => {
    const svg = renderIllustration({ ...input('DRN-001'), title: 'A <b> & "c"' });
    expect(svg).toContain('>A &lt;b&gt; &amp; &quot;c&quot;</title>');
    expect(svg).toMatch(/role="img" aria-labelledby="([^"]+)"><title id="\1">/);
  });

  it('leaves out the studio when the page brings its own surface', () => {
    expect(renderIllustration({ ...input('DRN-001'), backdrop: 'none' })).not.toContain('-wall');
  });

  it('takes the size that is asked for', () => {
    expect(renderIllustration({ ...input('DRN-001'), size: 400 })).toContain('width="400" height="300"');
  });
});

describe('the link preview', () => {
  it('shows name and price', () => {
    const { sku, artwork } = input('OCTO-004');
    const svg = renderOpenGraph({ sku, artwork, name: 'SkyLens 4K Pro', price: '$1,299.99' });
    expect(svg).toContain('width="1200" height="630"');
    expect(svg).toContain('SkyLens 4K Pro');
    expect(svg).toContain('$1,299.99');
  });

  it('breaks long names at words and cuts what does not fit', () => {
    expect(wrapName('Wavemoor MF100 Medium Format')).toEqual(['Wavemoor MF100', 'Medium Format']);
    expect(
      wrapName('one-very-long-word two-very-long-word three-very-long-word four-very-long-word five').at(-1),
    ).toBe('four-very-long-word…');
  });
});
