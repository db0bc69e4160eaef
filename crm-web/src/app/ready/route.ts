import { SERVICE_KEY_HEADER } from '@octo/shared/auth';
import { methodNotAllowed } from '@octo/shared/http';
import { checkReadiness, mayKnowDetails } from '@/ready';

export const dynamic = 'force-dynamic';

/**
 * Readiness: 200 when requests can be served, 503 when the database does not answer. The service key adds the reason
 * and the pools.
 */
export async function GET(request: Request): Promise<Response> {
  const { isReady, reason, pools } = await checkReadiness();
  return Response.json(
    {
      status: isReady ? 'ready' : 'unavailable',
      checks: { database: isReady ? 'ok' : 'down' },
      ...(mayKnowDetails(request.headers.get(SERVICE_KEY_HEADER)) ? { details: { reason, pools } } : {}),
    },
    {
      status: isReady ? 200 : 503,
      headers: { 'cache-control': 'no-store', ...(isReady ? {} : { 'retry-after': '5' }) },
    },
  );
}

const refuse = methodNotAllowed(['GET']);

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
