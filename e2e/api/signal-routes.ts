import { ATTACKS } from './attacks';
import type { Operation, RouteCase } from './route-case';

const invalid = { status: 400, code: 'validation_failed' } as const;
const { control: _nul, ...STORABLE_ATTACKS } = ATTACKS;
const telemetry = { refusedRoles: ['viewer'] } as const;

const lines = (path: string, more: Operation['bad'] = {}): Operation => ({
  method: 'GET',
  path: () => `${path}?q=nobody-wrote-this`,
  auth: telemetry,
  bad: {
    'a NUL': { path: () => `${path}?q=a%00b`, ...invalid },
    'a novel': { path: () => `${path}?q=${'a'.repeat(501)}`, ...invalid },
    ...more,
  },
  harmless: Object.fromEntries(
    Object.entries(STORABLE_ATTACKS).map(([name, text]) => [
      name,
      () => `${path}?q=${encodeURIComponent(text.slice(0, 500))}`,
    ]),
  ),
});
const timed = (path: string): Operation =>
  lines(path, {
    'a trace that is none': { path: () => `${path}?trace=xyz`, ...invalid },
    'an unknown range': { path: () => `${path}?range=century`, ...invalid },
    'an instant that is none': { path: () => `${path}?from=yesterday`, ...invalid },
  });

/** Routes that read logs and metrics of the observatory. */
export const signalRoutes: readonly RouteCase[] = [
  { app: 'crm', file: 'api/logs/route.ts', operations: [timed('/api/logs')] },
  {
    app: 'crm',
    file: 'api/logs/tail/route.ts',
    operations: [
      lines('/api/logs/tail', {
        'a number that is none': { path: () => '/api/logs/tail?after=x', ...invalid },
        'a number below zero': { path: () => '/api/logs/tail?after=-1', ...invalid },
      }),
    ],
  },
  { app: 'crm', file: 'api/logs/export/route.ts', operations: [timed('/api/logs/export')] },
  {
    app: 'crm',
    file: 'api/metrics/export/route.ts',
    operations: [
      {
        method: 'GET',
        path: () => '/api/metrics/export?metric=http.server.request.duration',
        auth: telemetry,
        bad: {
          'a metric that is none': { path: () => '/api/metrics/export?metric=%27', ...invalid },
          'an unknown aggregate': { path: () => '/api/metrics/export?aggregate=mood', ...invalid },
          'a label that is none': { path: () => '/api/metrics/export?by=a%27b', ...invalid },
          'conditions that are none': { path: () => '/api/metrics/export?where=what', ...invalid },
          'an unknown range': { path: () => '/api/metrics/export?range=century', ...invalid },
          'a step that is none': { path: () => '/api/metrics/export?step=7s', ...invalid },
        },
        harmless: {
          sql: () => `/api/metrics/export?where=${encodeURIComponent('country:"x\' OR 1=1"')}`,
        },
      },
    ],
  },
  {
    app: 'crm',
    file: 'api/traces/[traceId]/otlp/route.ts',
    operations: [
      {
        method: 'GET',
        path: ({ traceId }) => `/api/traces/${traceId}/otlp`,
        auth: telemetry,
        bad: {
          'a trace that is none': { path: () => '/api/traces/xyz/otlp', ...invalid },
          'a trace of zeros': { path: () => `/api/traces/${'0'.repeat(32)}/otlp`, ...invalid },
          'a trace that nobody sent': {
            path: () => `/api/traces/${'f'.repeat(32)}/otlp`,
            status: 404,
            code: 'not_found',
          },
        },
      },
    ],
  },
];
