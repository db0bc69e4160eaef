import 'server-only';
import type { Contract } from '@octo/shared/contracts';
import { parseOrThrow } from '@octo/shared/errors';
import { correlationHeaders, createRoute, problemResponse, readCorrelation } from '@octo/shared/http';
import { getLogger, runWithRequestFields, withSpan } from '@octo/shared/telemetry';
import type { z } from 'zod';
import { type CrmContext, createContext } from './context';

/** Binds a contract to a service: `export const POST = route(contract, service)`. */
export const route = createRoute(createContext);

const log = getLogger('http');

const FORMATS = {
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson',
} as const;

/**
 * Binds a contract to a service that answers lines of CSV, or of NDJSON when `format` of the query says so, sent while
 * they are read. Refusals come as problem+json before the first byte; a failure later breaks the connection, so that
 * nobody takes half a file for a whole one.
 */
export function csvRoute<C extends Contract>(
  contract: C,
  name: string,
  service: (context: CrmContext, query: z.output<C['query']>) => Promise<AsyncIterable<string>>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const ids = readCorrelation(request.headers);
    const operation = `${contract.method} ${contract.path}`;
    try {
      const answer = () =>
        withSpan(contract.id, { attributes: { 'http.route': contract.path } }, async () => {
          const context = await createContext(request, contract, ids);
          const given = Object.fromEntries(new URL(request.url).searchParams);
          // The compiler loses the output type of a schema that is a type parameter's member.
          const query = parseOrThrow(contract.query, given, 'query') as z.output<C['query']>;
          const lines = await service(context, query);
          const format = (query as { format?: unknown }).format === 'ndjson' ? 'ndjson' : 'csv';
          return new Response(streamOf(lines), {
            headers: {
              'content-type': FORMATS[format],
              'content-disposition': `attachment; filename="${name}-${context.now().toISOString().slice(0, 10)}.${format}"`,
              'cache-control': 'no-store',
              ...correlationHeaders(ids),
            },
          });
        });
      return await runWithRequestFields({ requestId: ids.requestId, operation }, answer);
    } catch (error) {
      return problemResponse(error, request, ids);
    }
  };
}

function streamOf(lines: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const iterator = lines[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        log.error({ err: error }, 'Download broke off');
        controller.error(error);
      }
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
