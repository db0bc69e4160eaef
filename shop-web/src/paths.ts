/** Values of the listing's address; whatever is left out keeps its default. */
export interface ListingAddress {
  readonly q?: string | undefined;
  readonly category?: string | undefined;
  /** Whole dollars, as people type them. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly stock?: 'in' | undefined;
  readonly sort?: string | undefined;
  readonly page?: number | undefined;
}

type Parameter = string | number | undefined;

function withQuery(path: string, parameters: Readonly<Record<string, Parameter>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

const segment = encodeURIComponent;

function listing(path: string, address: ListingAddress): string {
  const { q, category, min, max, stock, sort, page } = address;
  return withQuery(path, { q, category, min, max, stock, sort, page: page === 1 ? undefined : page });
}

/** Every address of the shop. Nothing else in the application writes one by hand; paths.test.ts lists them all. */
export const paths = {
  home: () => '/',
  about: () => '/about',
  products: (address: ListingAddress = {}) => listing('/products', address),
  product: (slug: string) => `/products/${segment(slug)}`,
  categories: () => '/categories',
  category: (slug: string, address: Omit<ListingAddress, 'category'> = {}) =>
    listing(`/categories/${segment(slug)}`, address),
  cart: () => '/cart',
  checkout: () => '/checkout',
  order: (publicToken: string) => `/orders/${segment(publicToken)}`,
  orderConfirmation: (publicToken: string) => `/orders/${segment(publicToken)}/confirmation`,
  signIn: (returnTo?: string, ssoError?: string) => withQuery('/sign-in', { returnTo, sso_error: ssoError }),
  register: () => '/register',
  verifyEmail: () => '/verify-email',
  forgotPassword: () => '/forgot-password',
  resetPassword: () => '/reset-password',
  account: () => '/account',
  accountOrders: (page?: number) => withQuery('/account/orders', { page: page === 1 ? undefined : page }),
  accountAddresses: () => '/account/addresses',
  accountSecurity: () => '/account/security',
  accountPrivacy: () => '/account/privacy',
  /** `version` makes the address change with the picture, so that browsers may keep it forever. */
  productImage: (sku: string, version: string) =>
    withQuery(`/images/products/${segment(sku)}`, { v: version }),
  openGraphImage: (sku: string, version: string) => withQuery(`/images/og/${segment(sku)}`, { v: version }),
  health: () => '/health',
  ready: () => '/ready',
  api: {
    ping: () => '/api/ping',
    products: () => '/api/products',
    product: (slug: string) => `/api/products/${segment(slug)}`,
    availability: (slug: string) => `/api/products/${segment(slug)}/availability`,
    categories: () => '/api/categories',
    cart: () => '/api/cart',
    cartSummary: () => '/api/cart/summary',
    cartItems: () => '/api/cart/items',
    cartItem: (productId: number) => `/api/cart/items/${productId}`,
    checkout: () => '/api/shop/checkout',
    couponApply: () => '/api/shop/coupon/apply',
    accountExport: () => '/api/account/export',
    ssoLogin: (returnTo?: string) => withQuery('/api/auth/sso/login', { returnTo }),
    order: (publicToken: string) => `/api/orders/${segment(publicToken)}`,
  },
} as const;
