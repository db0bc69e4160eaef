import { describe, expect, it } from 'vitest';
import { workflowOf } from './workflow';

const shop = (method: string, path: string) => workflowOf({ service: 'octo-drone-shop', method, path });
const crm = (path: string) => workflowOf({ service: 'enterprise-crm-portal', method: 'GET', path });

describe('workflowOf', () => {
  it.each([
    [shop('GET', '/'), 'browse-catalog', 'home'],
    [shop('GET', '/products'), 'browse-catalog', 'list'],
    [shop('GET', '/products/heron-x4'), 'browse-catalog', 'product'],
    [shop('GET', '/api/products/heron-x4/availability'), 'browse-catalog', 'product'],
    [shop('POST', '/api/cart/items'), 'add-to-cart', 'change'],
    [shop('GET', '/cart'), 'add-to-cart', 'view'],
    [shop('GET', '/checkout'), 'checkout', 'form'],
    [shop('POST', '/api/shop/checkout'), 'checkout', 'submit'],
    [shop('POST', '/api/shop/coupon/apply'), 'checkout', 'coupon'],
    [shop('GET', '/orders/abc/confirmation'), 'checkout', 'confirmation'],
    [shop('GET', '/orders/abc'), 'order-history', 'order'],
    [crm('/'), 'admin-analytics', 'dashboard'],
    [crm('/leads'), 'crm-lead-capture', 'lead'],
  ])('finds the golden workflow', (tag, id, step) => expect(tag).toEqual({ id, step }));

  it('is null for everything else', () => {
    expect(shop('GET', '/health')).toBeNull();
    expect(crm('/orders')).toBeNull();
    expect(workflowOf({ service: 'other', method: 'GET', path: '/' })).toBeNull();
  });
});
