import { ATTACKS } from './attacks';
import type { RouteCase, World } from './route-case';

const invalid = { status: 400, code: 'validation_failed' } as const;

const card = {
  number: '4242424242424242',
  expiryMonth: 12,
  expiryYear: 2031,
  cvc: '123',
  holder: 'Ada Byron',
};

function checkoutBody({ totalMinor }: World, change: Readonly<Record<string, unknown>> = {}) {
  return {
    contact: { email: 'walker@example.com', name: 'Ada Byron' },
    address: {
      line1: '1 Hangar Road',
      city: 'San Francisco',
      region: 'CA',
      postalCode: '94103',
      country: 'US',
    },
    shippingMethod: 'standard',
    payment: { method: 'card', card },
    expected: { totalMinor, currency: 'USD' },
    ...change,
  };
}

let keyCount = 0;
/** Every call of the walk is an attempt of its own. */
const newKey = () => `bad-input-walk-${process.pid}-${Date.now()}-${++keyCount}`;
const withCart = (world: World) => ({ cookie: world.cartCookie, 'idempotency-key': newKey() });

/** Ordering, paying and looking at an order. */
export const checkoutRoutes: readonly RouteCase[] = [
  {
    app: 'shop',
    file: 'api/shop/checkout/route.ts',
    operations: [
      {
        method: 'POST',
        path: () => '/api/shop/checkout',
        auth: 'public',
        headers: withCart,
        body: checkoutBody,
        fields: {
          contact: 'object',
          'contact.email': 'email',
          'contact.name': 'line',
          address: 'object',
          'address.line1': 'line',
          'address.city': 'line',
          'address.postalCode': 'line',
          'address.country': 'choice',
          shippingMethod: 'choice',
          payment: 'object',
          'payment.method': 'choice',
          'payment.card': 'object',
          'payment.card.number': 'choice',
          'payment.card.expiryMonth': 'quantity',
          'payment.card.expiryYear': 'quantity',
          'payment.card.cvc': 'choice',
          'payment.card.holder': 'line',
          expected: 'object',
          'expected.totalMinor': 'amount',
          'expected.currency': 'choice',
        },
        maxBodyBytes: 16 * 1_024,
        bad: {
          'a total of one cent': {
            body: (world) => checkoutBody(world, { expected: { totalMinor: 1, currency: 'USD' } }),
            status: 409,
            code: 'total_mismatch',
          },
          'a total of zero': {
            body: (world) => checkoutBody(world, { expected: { totalMinor: 0, currency: 'USD' } }),
            status: 409,
            code: 'total_mismatch',
          },
          'another currency': {
            body: (world) =>
              checkoutBody(world, { expected: { totalMinor: world.totalMinor, currency: 'JPY' } }),
            ...invalid,
          },
          'lines of its own': {
            body: (world) => checkoutBody(world, { items: [{ productId: 1, quantity: 1 }] }),
            ...invalid,
          },
          'a card with a typing error': {
            body: (world) =>
              checkoutBody(world, {
                payment: { method: 'card', card: { ...card, number: '4242424242424241' } },
              }),
            ...invalid,
          },
          'an expired card': {
            body: (world) =>
              checkoutBody(world, { payment: { method: 'card', card: { ...card, expiryYear: 2020 } } }),
            ...invalid,
          },
          'an unknown coupon': {
            body: (world) => checkoutBody(world, { couponCode: 'NO-SUCH-COUPON' }),
            status: 409,
            code: 'coupon_invalid',
          },
          'a coupon of SQL': {
            body: (world) => checkoutBody(world, { couponCode: ATTACKS.sql }),
            ...invalid,
          },
          'no idempotency key': { headers: ({ cartCookie }) => ({ cookie: cartCookie }), ...invalid },
          'a key with spaces': {
            headers: ({ cartCookie }) => ({ cookie: cartCookie, 'idempotency-key': 'not a key at all' }),
            ...invalid,
          },
          'a key too short': {
            headers: ({ cartCookie }) => ({ cookie: cartCookie, 'idempotency-key': 'short' }),
            ...invalid,
          },
          'no cart': {
            headers: () => ({ cookie: '', 'idempotency-key': newKey() }),
            status: 409,
            code: 'cart_empty',
          },
          'a cart token that nobody has': {
            headers: () => ({ cookie: `octo_cart=${'A'.repeat(32)}`, 'idempotency-key': newKey() }),
            status: 409,
            code: 'cart_empty',
          },
        },
      },
    ],
  },
  {
    app: 'shop',
    file: 'api/shop/coupon/apply/route.ts',
    operations: [
      {
        method: 'POST',
        path: () => '/api/shop/coupon/apply',
        auth: 'public',
        headers: ({ cartCookie }) => ({ cookie: cartCookie }),
        body: () => ({ code: 'NO-SUCH-COUPON' }),
        fields: { code: 'text' },
        // Null takes the coupon out.
        takesNull: ['code'],
        maxBodyBytes: 1_024,
        bad: {
          'an unknown coupon': { status: 409, code: 'coupon_invalid' },
          'SQL for a coupon': { body: () => ({ code: ATTACKS.sql }), ...invalid },
          'no cart': { headers: () => ({ cookie: '' }), status: 409, code: 'cart_empty' },
        },
      },
    ],
  },
  {
    app: 'shop',
    file: 'api/orders/[token]/route.ts',
    operations: [
      {
        method: 'GET',
        path: () => `/api/orders/${'A'.repeat(32)}`,
        auth: 'public',
        bad: {
          'a token that nobody has': { status: 404, code: 'order_not_found' },
          'a number for a token': { path: () => '/api/orders/1', status: 404, code: 'order_not_found' },
          'an order number': {
            path: () => '/api/orders/OCTO-AAAA-AAAA',
            status: 404,
            code: 'order_not_found',
          },
          SQL: {
            path: () => `/api/orders/${encodeURIComponent(ATTACKS.sql)}`,
            status: 404,
            code: 'order_not_found',
          },
          'a NUL': { path: () => '/api/orders/a%00b', status: 404, code: 'order_not_found' },
          'a very long token': {
            path: () => `/api/orders/${'a'.repeat(2_000)}`,
            status: 404,
            code: 'order_not_found',
          },
        },
      },
    ],
  },
  {
    app: 'shop',
    file: 'api/integrations/orders/[number]/refund/route.ts',
    operations: [
      {
        method: 'POST',
        path: () => '/api/integrations/orders/OCTO-ZZZZ-ZZZZ/refund',
        auth: 'service',
        body: () => ({ reason: 'Cancelled by the customer' }),
        fields: { reason: 'text' },
        isStrict: false,
        maxBodyBytes: 64 * 1_024,
        bad: {
          'an order that does not exist': { status: 404, code: 'order_not_found' },
          'a number that is none': { path: () => '/api/integrations/orders/1/refund', ...invalid },
          'SQL for a number': {
            path: () => `/api/integrations/orders/${encodeURIComponent(ATTACKS.sql)}/refund`,
            ...invalid,
          },
          'no reason': { body: () => ({ reason: '' }), ...invalid },
        },
      },
    ],
  },
];
