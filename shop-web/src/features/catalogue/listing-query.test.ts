import { describe, expect, it } from 'vitest';
import { listingQuery, readListingFilter, toListingAddress, toListingFilter } from './listing-query.schema';

describe('listingQuery', () => {
  it('accepts a form with empty fields as no filter at all', () => {
    const query = listingQuery.parse({
      q: '',
      category: '',
      min: '',
      max: '',
      stock: '',
      sort: '',
      page: '',
    });
    expect(toListingFilter(query)).toEqual(toListingFilter({}));
  });

  it.each([
    ['an unknown sort', { sort: 'cheapest' }],
    ['a negative price', { min: '-1' }],
    ['a broken price', { max: '12.5' }],
    ['a price that is no number', { min: 'abc' }],
    ['page zero', { page: '0' }],
    ['a page beyond every catalogue', { page: '1001' }],
    ['a category with a path in it', { category: '../etc' }],
    ['an unknown stock value', { stock: 'maybe' }],
    ['prices the wrong way round', { min: '10', max: '5' }],
    ['a search as long as a novel', { q: 'x'.repeat(201) }],
  ])('refuses %s', (_what, query) => {
    expect(listingQuery.safeParse(query).success).toBe(false);
  });

  it('cleans the search of control characters and spare blanks', () => {
    expect(listingQuery.parse({ q: ' a\u0000b \n  c ' }).q).toBe('a b c');
  });
});

describe('readListingFilter', () => {
  it('drops what makes no sense and keeps the rest', () => {
    const filter = readListingFilter({ sort: 'bogus', min: 'abc', page: '-4', q: 'lidar', stock: 'in' });
    expect(filter).toEqual({ ...toListingFilter({}), q: 'lidar', isInStockOnly: true });
  });

  it('takes the first of a repeated parameter', () => {
    expect(readListingFilter({ category: ['frames', 'batteries'] }).category).toBe('frames');
  });

  it('puts swapped prices right', () => {
    expect(readListingFilter({ min: '900', max: '100' })).toMatchObject({ min: 100, max: 900 });
  });

  it('is undone by toListingAddress', () => {
    const address = {
      q: 'night vision',
      category: 'frames',
      min: 5,
      max: 9,
      stock: 'in',
      sort: 'name',
      page: 3,
    };
    const params = Object.fromEntries(Object.entries(address).map(([name, value]) => [name, String(value)]));
    expect(toListingAddress(readListingFilter(params))).toEqual(address);
    expect(toListingAddress(readListingFilter({}))).toEqual({});
  });
});
