import { describe, expect, it } from 'vitest';
import { safePath, safeQuery } from './safe-url';

describe('addresses in spans and logs', () => {
  it('hide what opens an order', () => {
    expect(safePath('/orders/aBcD123', '/orders/[token]')).toBe('/orders/***');
    expect(safePath('/api/orders/aBc/status', '/api/orders/[publicToken]/status')).toBe(
      '/api/orders/***/status',
    );
  });

  it('stay as they are otherwise', () => {
    expect(safePath('/products/heron-x4', '/products/[slug]')).toBe('/products/heron-x4');
    expect(safePath('/x', undefined)).toBe('/x');
  });

  it('hide query values that sound like people or secrets', () => {
    expect(safeQuery('q=drone&email=a%40b.c&resetToken=1&page=2')).toBe(
      'q=drone&email=***&resetToken=***&page=2',
    );
    expect(safeQuery(undefined)).toBeUndefined();
  });
});
