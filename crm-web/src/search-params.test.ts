import { describe, expect, it } from 'vitest';
import { orderListQuery } from './features/orders/orders.schema';
import { readSearchParams } from './search-params';

describe('search parameters', () => {
  it('are parsed, and empty ones are absent', () => {
    const { query, ignored } = readSearchParams(orderListQuery, {
      q: '',
      status: 'paid',
      backlog: '1',
      sort: 'total',
    });
    expect(query).toEqual({ status: 'paid', backlog: true, sort: 'total', dir: 'desc' });
    expect(ignored).toEqual([]);
  });

  it('that cannot be understood are left out and named', () => {
    const { query, ignored } = readSearchParams(orderListQuery, {
      status: 'lost',
      from: '2026-02-31',
      customer: '-4',
      after: '%%%',
      dir: 'asc',
    });
    expect(query).toEqual({ sort: 'placed', dir: 'asc' });
    expect(ignored.toSorted()).toEqual(['after', 'customer', 'from', 'status']);
  });

  it('that are repeated count once', () => {
    expect(readSearchParams(orderListQuery, { status: ['paid', 'shipped'] }).query.status).toBe('paid');
  });
});
