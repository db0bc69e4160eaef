import { describe, expect, it } from 'vitest';
import { paths } from './paths';

describe('paths', () => {
  it('lists every address of the shop', () => {
    const { api, ...pages } = paths;
    const all = {
      home: pages.home(),
      about: pages.about(),
      products: pages.products(),
      product: pages.product('kestrel-4'),
      categories: pages.categories(),
      category: pages.category('racing-drones'),
      cart: pages.cart(),
      checkout: pages.checkout(),
      order: pages.order('t0ken'),
      orderConfirmation: pages.orderConfirmation('t0ken'),
      signIn: pages.signIn('/account/orders'),
      register: pages.register(),
      verifyEmail: pages.verifyEmail(),
      forgotPassword: pages.forgotPassword(),
      resetPassword: pages.resetPassword(),
      account: pages.account(),
      accountOrders: pages.accountOrders(2),
      accountAddresses: pages.accountAddresses(),
      accountSecurity: pages.accountSecurity(),
      accountPrivacy: pages.accountPrivacy(),
      productImage: pages.productImage('OCT-001', '3f'),
      openGraphImage: pages.openGraphImage('OCT-001', '3f'),
      health: pages.health(),
      ready: pages.ready(),
      'api.ping': api.ping(),
      'api.products': api.products(),
      'api.product': api.product('kestrel-4'),
      'api.availability': api.availability('kestrel-4'),
      'api.categories': api.categories(),
      'api.cart': api.cart(),
      'api.cartSummary': api.cartSummary(),
      'api.cartItems': api.cartItems(),
      'api.cartItem': api.cartItem(7),
      'api.checkout': api.checkout(),
      'api.couponApply': api.couponApply(),
      'api.accountExport': api.accountExport(),
      'api.ssoLogin': api.ssoLogin('/account'),
      'api.order': api.order('t0ken'),
    };
    expect(all).toEqual({
      home: '/',
      about: '/about',
      products: '/products',
      product: '/products/kestrel-4',
      categories: '/categories',
      category: '/categories/racing-drones',
      cart: '/cart',
      checkout: '/checkout',
      order: '/orders/t0ken',
      orderConfirmation: '/orders/t0ken/confirmation',
      signIn: '/sign-in?returnTo=%2Faccount%2Forders',
      register: '/register',
      verifyEmail: '/verify-email',
      forgotPassword: '/forgot-password',
      resetPassword: '/reset-password',
      account: '/account',
      accountOrders: '/account/orders?page=2',
      accountAddresses: '/account/addresses',
      accountSecurity: '/account/security',
      accountPrivacy: '/account/privacy',
      productImage: '/images/products/OCT-001?v=3f',
      openGraphImage: '/images/og/OCT-001?v=3f',
      health: '/health',
      ready: '/ready',
      'api.ping': '/api/ping',
      'api.products': '/api/products',
      'api.product': '/api/products/kestrel-4',
      'api.availability': '/api/products/kestrel-4/availability',
      'api.categories': '/api/categories',
      'api.cart': '/api/cart',
      'api.cartSummary': '/api/cart/summary',
      'api.cartItems': '/api/cart/items',
      'api.cartItem': '/api/cart/items/7',
      'api.checkout': '/api/shop/checkout',
      'api.couponApply': '/api/shop/coupon/apply',
      'api.accountExport': '/api/account/export',
      'api.ssoLogin': '/api/auth/sso/login?returnTo=%2Faccount',
      'api.order': '/api/orders/t0ken',
    });
    const count = Object.keys(pages).length + Object.keys(api).length;
    expect(Object.keys(all)).toHaveLength(count);
  });

  it('keeps what is set in the listing address and drops what is default', () => {
    expect(
      paths.products({ q: 'wind proof', category: 'x', min: 10, stock: 'in', sort: 'name', page: 1 }),
    ).toBe('/products?q=wind+proof&category=x&min=10&stock=in&sort=name');
    expect(paths.products({ q: '', page: 2 })).toBe('/products?page=2');
  });

  it('escapes what comes from data', () => {
    expect(paths.product('../admin?x')).toBe('/products/..%2Fadmin%3Fx');
  });
});
