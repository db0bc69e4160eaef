/** The writing parts of the main job as load: adding to a cart, and a whole checkout. */
import { randomUUID } from 'node:crypto';

const CARD = {
  number: '4242424242424242',
  expiryMonth: 12,
  expiryYear: 2034,
  cvc: '123',
  holder: 'Bench Buyer',
};

function cookieOf(headers) {
  const raw = headers['set-cookie'] ?? headers['Set-Cookie'];
  const first = Array.isArray(raw) ? raw[0] : raw;
  return first?.split(';')[0];
}

/** Additions per visitor before a new one comes: the first makes the cart, the others find it. */
const ADDITIONS_PER_VISITOR = 8;

/** A unit is one `POST /api/cart/items`. */
export function addToCart(productIds) {
  return (done) => [
    {
      method: 'POST',
      path: '/api/cart/items',
      setupRequest: (request, context) => {
        context.count = (context.count ?? -1) + 1;
        if (context.count % ADDITIONS_PER_VISITOR === 0) context.cookie = undefined;
        context.startedAt = performance.now();
        const productId = productIds[context.count % productIds.length];
        return {
          ...request,
          body: JSON.stringify({ productId, quantity: 1 }),
          headers: {
            'content-type': 'application/json',
            ...(context.cookie ? { cookie: context.cookie } : {}),
          },
        };
      },
      onResponse: (status, _body, context, headers) => {
        context.cookie = cookieOf(headers) ?? context.cookie;
        done(status >= 200 && status < 300, context.startedAt);
      },
    },
  ];
}

/** A unit is one visitor: put a product into a new cart, order and pay. */
export function wholeCheckout({ products, shippingMinor }) {
  let visitor = 0;
  return (done) => [
    {
      method: 'POST',
      path: '/api/cart/items',
      setupRequest: (request, context) => {
        visitor += 1;
        context.visitor = visitor;
        context.product = products[visitor % products.length];
        context.startedAt = performance.now();
        return {
          ...request,
          body: JSON.stringify({ productId: context.product.id, quantity: 1 }),
          headers: { 'content-type': 'application/json' },
        };
      },
      onResponse: (_status, _body, context, headers) => {
        context.cookie = cookieOf(headers);
      },
    },
    {
      method: 'POST',
      path: '/api/shop/checkout',
      setupRequest: (request, context) => ({
        ...request,
        body: JSON.stringify(checkoutBody(context.product, shippingMinor, context.visitor)),
        headers: {
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
          ...(context.cookie ? { cookie: context.cookie } : {}),
        },
      }),
      onResponse: (status, _body, context) => done(status === 201, context.startedAt),
    },
  ];
}

/** The body of a checkout of one piece. */
export function checkoutBody(product, shippingMinor, visitor) {
  return {
    contact: { email: `bench-${visitor}@buyers.example`, name: 'Bench Buyer' },
    address: { line1: '1 Test Road', city: 'Bonn', postalCode: '53111', country: 'DE' },
    shippingMethod: 'standard',
    payment: { method: 'card', card: CARD },
    expected: { totalMinor: product.priceMinor + shippingMinor, currency: 'USD' },
  };
}
