import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { attributesOf, readOtlp } from './otlp-messages';

/** One request that a stand-in of a backend received. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** One point of a metric, flat. */
export interface ReceivedPoint {
  readonly name: string;
  readonly unit: string;
  /** 1 delta, 2 cumulative; undefined for gauges. */
  readonly temporality?: number;
  readonly labels: Record<string, unknown>;
  /** Value of a number, sum of a histogram. */
  readonly value: number;
  readonly count?: number;
  readonly bucketCounts?: readonly number[];
  readonly bounds?: readonly number[];
  readonly exemplars: readonly { traceId: string; spanId: string; asDouble: number; timeUnixNano: string }[];
}

/** A backend that takes everything, for tests. `answer` may do otherwise. */
export async function openOtlpSink(
  answer: (response: ServerResponse) => void = (response) => void response.end(),
): Promise<{
  readonly url: string;
  readonly received: Received[];
  readonly points: () => ReceivedPoint[];
  readonly close: () => void;
}> {
  const received: Received[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    points: () => received.filter(({ path }) => path.endsWith('/v1/metrics')).flatMap(pointsOf),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

interface Points {
  readonly dataPoints?: readonly {
    readonly attributes?: Parameters<typeof attributesOf>[0];
    readonly asDouble?: number;
    readonly sum?: number;
    readonly count?: string;
    readonly bucketCounts?: readonly string[];
    readonly explicitBounds?: readonly number[];
    readonly exemplars?: ReceivedPoint['exemplars'];
  }[];
  readonly aggregationTemporality?: number;
}

interface MetricsBody {
  readonly resourceMetrics: readonly {
    readonly scopeMetrics: readonly {
      readonly metrics?: readonly {
        readonly name: string;
        readonly unit: string;
        readonly gauge?: Points;
        readonly sum?: Points;
        readonly histogram?: Points;
      }[];
    }[];
  }[];
}

function pointsOf({ body }: Received): ReceivedPoint[] {
  const { resourceMetrics } = readOtlp('metrics', body) as unknown as MetricsBody;
  return resourceMetrics
    .flatMap(({ scopeMetrics }) => scopeMetrics)
    .flatMap(({ metrics = [] }) => metrics)
    .flatMap(({ name, unit, gauge, sum, histogram }) => {
      const { dataPoints = [], aggregationTemporality } = gauge ?? sum ?? histogram ?? {};
      return dataPoints.map((point) => ({
        name,
        unit,
        ...(aggregationTemporality === undefined ? {} : { temporality: aggregationTemporality }),
        labels: attributesOf(point.attributes),
        value: point.asDouble ?? point.sum ?? 0,
        ...(point.count === undefined ? {} : { count: Number(point.count) }),
        ...(point.bucketCounts ? { bucketCounts: point.bucketCounts.map(Number) } : {}),
        ...(point.explicitBounds ? { bounds: point.explicitBounds } : {}),
        exemplars: point.exemplars ?? [],
      }));
    });
}
