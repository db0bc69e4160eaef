/** Values of a query string; what is empty is left out. */
export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Header by which the proxy tells pages their own address. */
export const PATH_HEADER = 'x-octo-path';

function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '' || value === false) continue;
    search.set(name, value === true ? '1' : String(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

const segment = (value: string | number) => encodeURIComponent(String(value));

/** The one place that knows the console's addresses. Every function answers a path, never an absolute URL. */
export const paths = {
  dashboard: () => '/',
  login: (returnTo?: string, ssoError?: string) => withQuery('/login', { returnTo, sso_error: ssoError }),
  ssoLogin: (returnTo?: string) => withQuery('/api/auth/sso/login', { returnTo }),
  forgotPassword: () => '/forgot-password',
  setPassword: () => '/set-password',
  noAccess: () => '/no-access',
  orders: (query?: Query) => withQuery('/orders', query),
  order: (number: string) => `/orders/${segment(number)}`,
  ordersExport: (query?: Query) => withQuery('/api/orders/export', query),
  customers: (query?: Query) => withQuery('/customers', query),
  customer: (id: number) => `/customers/${segment(id)}`,
  products: (query?: Query) => withQuery('/products', query),
  product: (id: number) => `/products/${segment(id)}`,
  stock: (query?: Query) => withQuery('/products/stock', query),
  storefronts: () => '/storefronts',
  storefront: (id: number) => `/storefronts/${segment(id)}`,
  sync: (query?: Query) => withQuery('/sync', query),
  topology: (query?: Query) => withQuery('/topology', query),
  rum: (query?: Query) => withQuery('/rum', query),
  rumSessions: (query?: Query) => withQuery('/rum/sessions', query),
  rumSession: (sessionId: string) => `/rum/sessions/${segment(sessionId)}`,
  rumError: (fingerprint: string) => `/rum/errors/${segment(fingerprint)}`,
  traces: (query?: Query) => withQuery('/traces', query),
  trace: (traceId: string) => `/traces/${segment(traceId)}`,
  traceOtlp: (traceId: string) => `/api/traces/${segment(traceId)}/otlp`,
  compareTraces: (a?: string, b?: string) => withQuery('/traces/compare', { a, b }),
  logs: (query?: Query) => withQuery('/logs', query),
  logTail: (query?: Query) => withQuery('/api/logs/tail', query),
  logsExport: (query?: Query) => withQuery('/api/logs/export', query),
  metrics: (query?: Query) => withQuery('/metrics', query),
  exploreMetrics: (query?: Query) => withQuery('/metrics/explore', query),
  metricsExport: (query?: Query) => withQuery('/api/metrics/export', query),
  sql: (query?: Query) => withQuery('/sql', query),
  sqlStatement: (sqlId: string, query?: Query) => withQuery(`/sql/${segment(sqlId)}`, query),
  slos: () => '/slos',
  slo: (id: string) => `/slos/${segment(id)}`,
  alarms: (query?: Query) => withQuery('/alarms', query),
  alarm: (name: string) => `/alarms/${segment(name)}`,
  audit: (query?: Query) => withQuery('/audit', query),
  security: (query?: Query) => withQuery('/security', query),
  users: (query?: Query) => withQuery('/users', query),
  user: (id: number) => `/users/${segment(id)}`,
  sessions: (query?: Query) => withQuery('/sessions', query),
  keys: () => '/keys',
  search: (text: string) => withQuery('/api/search', { q: text }),
} as const;
