import { ATTACKS } from './attacks';
import { checkoutRoutes } from './checkout-routes';
import type { Operation, RouteCase, World } from './route-case';
import { ssoRoutes } from './sso-routes';
import { rumIntake } from './telemetry-routes';

const get = (path: Operation['path'], more: Partial<Operation> = {}): Operation => ({
  method: 'GET',
  path,
  auth: 'public',
  ...more,
});

const withCart = (world: World) => ({ cookie: world.cartCookie });

const badSlugs = (prefix: string, suffix = ''): NonNullable<Operation['bad']> => ({
  'an unknown product': {
    path: () => `${prefix}/no-such-drone${suffix}`,
    status: 404,
    code: 'product_not_found',
  },
  'a traversal': {
    path: () => `${prefix}/${encodeURIComponent(ATTACKS.traversal)}${suffix}`,
    status: 400,
    code: 'validation_failed',
  },
  SQL: {
    path: () => `${prefix}/${encodeURIComponent(ATTACKS.sql)}${suffix}`,
    status: 400,
    code: 'validation_failed',
  },
  'a NUL': { path: () => `${prefix}/a%00b${suffix}`, status: 400, code: 'validation_failed' },
  'a very long slug': {
    path: () => `${prefix}/${'a'.repeat(2_000)}${suffix}`,
    status: 400,
    code: 'validation_failed',
  },
});

const invalid = { status: 400, code: 'validation_failed' } as const;

/** Every route of the shop. */
export const shopRoutes: readonly RouteCase[] = [
  ...ssoRoutes('shop'),
  { app: 'shop', file: 'health/route.ts', operations: [get(() => '/health')] },
  { app: 'shop', file: 'ready/route.ts', operations: [get(() => '/ready')] },
  {
    app: 'shop',
    file: 'api/account/export/route.ts',
    operations: [get(() => '/api/account/export', { auth: 'customer' })],
  },
  { app: 'shop', file: 'api/ping/route.ts', operations: [get(() => '/api/ping')] },
  { app: 'shop', file: 'api/categories/route.ts', operations: [get(() => '/api/categories')] },
  {
    app: 'shop',
    file: 'api/products/route.ts',
    operations: [
      get(() => '/api/products', {
        bad: {
          'a page of zero': { path: () => '/api/products?page=0', ...invalid },
          'a page that is no number': { path: () => '/api/products?page=two', ...invalid },
          'a page beyond all books': { path: () => '/api/products?page=1e9', ...invalid },
          'an unknown order': { path: () => '/api/products?sort=random', ...invalid },
          'a negative price': { path: () => '/api/products?min=-1', ...invalid },
          'prices the wrong way round': { path: () => '/api/products?min=10&max=5', ...invalid },
          'a category that is no slug': {
            path: () => `/api/products?category=${encodeURIComponent(ATTACKS.sql)}`,
            ...invalid,
          },
          'a search of a novel': { path: () => `/api/products?q=${'a'.repeat(300)}`, ...invalid },
        },
        harmless: Object.fromEntries(
          Object.entries(ATTACKS).map(([name, text]) => [
            name,
            () => `/api/products?q=${encodeURIComponent(text)}`,
          ]),
        ),
      }),
    ],
  },
  {
    app: 'shop',
    file: 'api/products/[slug]/route.ts',
    operations: [
      get(({ productSlug }) => `/api/products/${productSlug}`, { bad: badSlugs('/api/products') }),
    ],
  },
  {
    app: 'shop',
    file: 'api/products/[slug]/availability/route.ts',
    operations: [
      get(({ productSlug }) => `/api/products/${productSlug}/availability`, {
        bad: badSlugs('/api/products', '/availability'),
      }),
    ],
  },
  { app: 'shop', file: 'api/cart/route.ts', operations: [get(() => '/api/cart')] },
  { app: 'shop', file: 'api/cart/summary/route.ts', operations: [get(() => '/api/cart/summary')] },
  {
    app: 'shop',
    file: 'api/cart/items/route.ts',
    operations: [
      {
        method: 'POST',
        path: () => '/api/cart/items',
        auth: 'public',
        headers: withCart,
        body: ({ productId }) => ({ productId, quantity: 1 }),
        fields: { productId: 'id', quantity: 'quantity' },
        optional: ['quantity'],
        maxBodyBytes: 1_024,
        bad: {
          'a product that does not exist': {
            body: () => ({ productId: 2_147_483_647, quantity: 1 }),
            status: 404,
            code: 'product_not_found',
          },
          'a price of its own': { body: ({ productId }) => ({ productId, priceMinor: 1 }), ...invalid },
        },
      },
    ],
  },
  {
    app: 'shop',
    file: 'api/cart/items/[productId]/route.ts',
    operations: [
      {
        method: 'PATCH',
        path: ({ productId }) => `/api/cart/items/${productId}`,
        auth: 'public',
        headers: withCart,
        body: () => ({ quantity: 2 }),
        fields: { quantity: 'quantity' },
        maxBodyBytes: 1_024,
        bad: {
          'a line that is not in the cart': {
            path: () => '/api/cart/items/2147483647',
            status: 404,
            code: 'not_found',
          },
          'an id that is none': { path: () => '/api/cart/items/abc', ...invalid },
          'an id beyond integers': { path: () => '/api/cart/items/99999999999', ...invalid },
          'SQL for an id': { path: () => `/api/cart/items/${encodeURIComponent('1 OR 1=1')}`, ...invalid },
          'no cart': { headers: () => ({ cookie: '' }), status: 404, code: 'not_found' },
          'a cart token that nobody has': {
            headers: () => ({ cookie: `octo_cart=${'A'.repeat(32)}` }),
            status: 404,
            code: 'not_found',
          },
        },
      },
      {
        method: 'DELETE',
        path: ({ productId }) => `/api/cart/items/${productId}`,
        auth: 'public',
        headers: withCart,
        bad: {
          'an id that is none': { path: () => '/api/cart/items/abc', ...invalid },
          'a negative id': { path: () => '/api/cart/items/-1', ...invalid },
        },
        harmless: {
          // Removing what is not there is done already; somebody else's cart stays as it is (see guest-isolation).
          'a line that is not there': () => '/api/cart/items/2147483647',
        },
      },
    ],
  },
  {
    app: 'shop',
    file: 'api/orders/route.ts',
    operations: [
      {
        method: 'GET',
        path: () => '/api/orders',
        auth: 'service',
        bad: {
          'a limit of zero': { path: () => '/api/orders?limit=0', ...invalid },
          'a limit too large': { path: () => '/api/orders?limit=201', ...invalid },
          'a cursor that is none': { path: () => '/api/orders?cursor=%27%3B--', ...invalid },
          'an unknown parameter': { path: () => '/api/orders?status=paid', ...invalid },
        },
      },
    ],
  },
  {
    app: 'shop',
    file: 'api/integrations/crm/catalog-sync/route.ts',
    operations: [
      {
        method: 'POST',
        path: () => '/api/integrations/crm/catalog-sync',
        auth: 'service',
        body: ({ productSlug }) => ({ scope: 'products', slugs: [productSlug] }),
        fields: { scope: 'choice', slugs: 'list' },
        optional: ['slugs'],
        maxBodyBytes: 64 * 1_024,
        bad: {
          'slugs that are none': { body: () => ({ scope: 'products', slugs: [ATTACKS.sql] }), ...invalid },
          'too many slugs': {
            body: () => ({ scope: 'products', slugs: Array.from({ length: 501 }, (_, i) => `s-${i}`) }),
            ...invalid,
          },
        },
      },
    ],
  },
  {
    app: 'shop',
    file: 'api/observability/log-level/route.ts',
    operations: [
      {
        method: 'PUT',
        path: () => '/api/observability/log-level',
        auth: 'service',
        body: () => ({ level: 'info' }),
        fields: { level: 'choice' },
      },
    ],
  },
  {
    app: 'shop',
    file: 'images/products/[sku]/route.ts',
    operations: [
      get(({ productSku }) => `/images/products/${productSku}`, {
        bad: {
          'an unknown SKU': {
            path: () => '/images/products/NO-SUCH-SKU',
            status: 404,
            code: 'product_not_found',
          },
          'a traversal': {
            path: () => `/images/products/${encodeURIComponent(ATTACKS.traversal)}`,
            status: 404,
            code: 'product_not_found',
          },
        },
      }),
    ],
  },
  {
    app: 'shop',
    file: 'images/og/[sku]/route.tsx',
    operations: [
      get(({ productSku }) => `/images/og/${productSku}`, {
        bad: {
          'an unknown SKU': { path: () => '/images/og/NO-SUCH-SKU', status: 404, code: 'product_not_found' },
        },
      }),
    ],
  },
  { app: 'shop', file: 'api/rum/traces/route.ts', operations: [rumIntake('octo-drone-shop-browser')] },
  ...checkoutRoutes,
];
