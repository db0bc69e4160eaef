import { describe, expect, it } from 'vitest';
import { paths } from './paths';

describe('paths', () => {
  it('are these', () => {
    expect({
      dashboard: paths.dashboard(),
      login: paths.login('/orders?status=paid'),
      ssoLogin: paths.ssoLogin('/orders'),
      forgotPassword: paths.forgotPassword(),
      setPassword: paths.setPassword(),
      noAccess: paths.noAccess(),
      orders: paths.orders({
        status: 'paid',
        q: '',
        backlog: true,
        suspicious: false,
        customer: 3,
        after: null,
      }),
      order: paths.order('OCTO-AAAA-BBBB'),
      ordersExport: paths.ordersExport({ status: 'paid' }),
      customers: paths.customers(),
      customer: paths.customer(7),
      products: paths.products({ stock: 'low' }),
      product: paths.product(7),
      stock: paths.stock(),
      storefronts: paths.storefronts(),
      storefront: paths.storefront(1),
      sync: paths.sync(),
      traces: paths.traces(),
      trace: paths.trace('abc'),
      audit: paths.audit({ resource: 'order' }),
      security: paths.security({ tactic: 'impact', owasp: 'A04' }),
      users: paths.users({ role: 'admin' }),
      user: paths.user(7),
      sessions: paths.sessions(),
      keys: paths.keys(),
      search: paths.search('a&b'),
    }).toEqual({
      dashboard: '/',
      login: '/login?returnTo=%2Forders%3Fstatus%3Dpaid',
      ssoLogin: '/api/auth/sso/login?returnTo=%2Forders',
      forgotPassword: '/forgot-password',
      setPassword: '/set-password',
      noAccess: '/no-access',
      orders: '/orders?status=paid&backlog=1&customer=3',
      order: '/orders/OCTO-AAAA-BBBB',
      ordersExport: '/api/orders/export?status=paid',
      customers: '/customers',
      customer: '/customers/7',
      products: '/products?stock=low',
      product: '/products/7',
      stock: '/products/stock',
      storefronts: '/storefronts',
      storefront: '/storefronts/1',
      sync: '/sync',
      traces: '/traces',
      trace: '/traces/abc',
      audit: '/audit?resource=order',
      security: '/security?tactic=impact&owasp=A04',
      users: '/users?role=admin',
      user: '/users/7',
      sessions: '/sessions',
      keys: '/keys',
      search: '/api/search?q=a%26b',
    });
  });

  it('cannot be left by what is put into them', () => {
    expect(paths.order('../../login')).toBe('/orders/..%2F..%2Flogin');
  });
});
