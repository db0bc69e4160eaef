import type { Operation, RouteCase } from './route-case';

const invalid = { status: 400, code: 'validation_failed' } as const;

function spanBatch(
  serviceName: string,
  change: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const startNs = BigInt(Date.now()) * 1_000_000n;
  const span = {
    traceId: '0af7651916cd43dd8448eb211c80319c',
    spanId: 'b7ad6b7169203331',
    name: 'walk',
    kind: 3,
    startTimeUnixNano: String(startNs),
    endTimeUnixNano: String(startNs + 1_000_000n),
    attributes: [],
    ...change,
  };
  const attributes = [{ key: 'service.name', value: { stringValue: serviceName } }];
  return { resourceSpans: [{ resource: { attributes }, scopeSpans: [{ spans: [span] }] }] };
}

/** The intake of browser spans, the same in both applications. */
export function rumIntake(serviceName: string): Operation {
  return {
    method: 'POST',
    path: () => '/api/rum/traces',
    auth: 'public',
    body: () => spanBatch(serviceName),
    fields: { resourceSpans: 'list' },
    // Members of later versions of the format are passed over, and a batch may be empty.
    optional: ['resourceSpans'],
    isStrict: false,
    refusesPartialBodies: false,
    maxBodyBytes: 64 * 1_024,
    bad: {
      'spans of another service': { body: () => spanBatch('payment-provider'), ...invalid },
      'a server span': { body: () => spanBatch(serviceName, { kind: 2 }), ...invalid },
      'a span of long ago': {
        body: () => spanBatch(serviceName, { startTimeUnixNano: '1', endTimeUnixNano: '2' }),
        ...invalid,
      },
      'an id that is none': { body: () => spanBatch(serviceName, { traceId: "x'; DROP TABLE" }), ...invalid },
      'too many spans': {
        body: () => {
          const batch = spanBatch(serviceName);
          const [first] = batch.resourceSpans as Array<{ scopeSpans: Array<{ spans: unknown[] }> }>;
          const spans = first?.scopeSpans[0]?.spans ?? [];
          spans.push(...Array.from({ length: 100 }, () => spans[0]));
          return batch;
        },
        ...invalid,
      },
    },
  };
}

/** A receiver of the console. A sender of another version may leave out or add members: OTLP is read tolerantly. */
export function otlpReceiver(signal: 'traces' | 'metrics' | 'logs', field: string): RouteCase {
  return {
    app: 'crm',
    file: `api/telemetry/v1/${signal}/route.ts`,
    operations: [
      {
        method: 'POST',
        path: () => `/api/telemetry/v1/${signal}`,
        auth: 'service',
        body: () => ({ [field]: [] }),
        fields: { [field]: 'openList' },
        optional: [field],
        isStrict: false,
        refusesPartialBodies: false,
        maxBodyBytes: 8 * 1_024 * 1_024,
        bad: {
          'gzip that is none': {
            headers: () => ({ 'content-encoding': 'gzip' }),
            status: 400,
            code: 'bad_request',
          },
          'an encoding that nobody asked for': {
            headers: () => ({ 'content-encoding': 'br' }),
            status: 415,
            code: 'unsupported_media_type',
          },
        },
      },
    ],
  };
}
