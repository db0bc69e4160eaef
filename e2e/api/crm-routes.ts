import { ATTACKS } from './attacks';
import type { RouteCase } from './route-case';
import { signalRoutes } from './signal-routes';
import { ssoRoutes } from './sso-routes';
import { otlpReceiver, rumIntake } from './telemetry-routes';

const { control: _nul, ...STORABLE_ATTACKS } = ATTACKS;

const invalid = { status: 400, code: 'validation_failed' } as const;

/** Every route of the console. */
export const crmRoutes: readonly RouteCase[] = [
  ...ssoRoutes('crm'),
  ...signalRoutes,
  {
    app: 'crm',
    file: 'health/route.ts',
    operations: [{ method: 'GET', path: () => '/health', auth: 'public' }],
  },
  {
    app: 'crm',
    file: 'ready/route.ts',
    operations: [{ method: 'GET', path: () => '/ready', auth: 'public' }],
  },
  {
    app: 'crm',
    file: 'api/ping/route.ts',
    operations: [{ method: 'GET', path: () => '/api/ping', auth: 'public' }],
  },
  {
    app: 'crm',
    file: 'api/me/route.ts',
    operations: [{ method: 'GET', path: () => '/api/me', auth: { refusedRoles: [] } }],
  },
  {
    app: 'crm',
    file: 'api/observability/log-level/route.ts',
    operations: [
      {
        method: 'PUT',
        path: () => '/api/observability/log-level',
        auth: { refusedRoles: ['support', 'analyst', 'viewer', 'chaos-operator'] },
        body: () => ({ application: 'console', level: 'info' }),
        fields: { application: 'choice', level: 'choice' },
      },
    ],
  },
  {
    app: 'crm',
    file: 'api/search/route.ts',
    operations: [
      {
        method: 'GET',
        path: () => '/api/search?q=octo',
        auth: { refusedRoles: [] },
        bad: {
          'no words': { path: () => '/api/search', ...invalid },
          'one letter': { path: () => '/api/search?q=a', ...invalid },
          'a novel': { path: () => `/api/search?q=${'a'.repeat(101)}`, ...invalid },
          'a NUL': { path: () => '/api/search?q=a%00b', ...invalid },
        },
        harmless: Object.fromEntries(
          Object.entries(STORABLE_ATTACKS).map(([name, text]) => [
            name,
            () => `/api/search?q=${encodeURIComponent(text)}`,
          ]),
        ),
      },
    ],
  },
  {
    app: 'crm',
    file: 'api/orders/export/route.ts',
    operations: [
      {
        method: 'GET',
        path: () => '/api/orders/export?q=nobody-has-this-name',
        auth: { refusedRoles: ['support', 'viewer', 'chaos-operator'] },
        bad: {
          'a NUL': { path: () => '/api/orders/export?q=a%00b', ...invalid },
          'an unknown state': { path: () => '/api/orders/export?status=lost', ...invalid },
          'a customer that is none': { path: () => '/api/orders/export?customer=x', ...invalid },
          'a day that is none': { path: () => '/api/orders/export?from=2026-02-31', ...invalid },
          'SQL for a day': {
            path: () => `/api/orders/export?to=${encodeURIComponent(ATTACKS.sql)}`,
            ...invalid,
          },
          'a novel': { path: () => `/api/orders/export?q=${'a'.repeat(101)}`, ...invalid },
        },
        harmless: {
          sql: () => `/api/orders/export?q=${encodeURIComponent(ATTACKS.sql)}`,
        },
      },
    ],
  },
  {
    app: 'crm',
    file: 'api/integrations/orders/changed/route.ts',
    operations: [
      {
        method: 'POST',
        path: () => '/api/integrations/orders/changed',
        auth: 'service',
        body: () => ({ orderIds: [1] }),
        fields: { orderIds: 'list' },
        maxBodyBytes: 64 * 1_024,
        bad: {
          'no orders': { body: () => ({ orderIds: [] }), ...invalid },
          'ids that are none': { body: () => ({ orderIds: [0] }), ...invalid },
          'too many orders': {
            body: () => ({ orderIds: Array.from({ length: 201 }, (_, i) => i + 1) }),
            ...invalid,
          },
        },
      },
    ],
  },
  otlpReceiver('traces', 'resourceSpans'),
  otlpReceiver('metrics', 'resourceMetrics'),
  otlpReceiver('logs', 'resourceLogs'),
  { app: 'crm', file: 'api/rum/traces/route.ts', operations: [rumIntake('enterprise-crm-portal-browser')] },
];
