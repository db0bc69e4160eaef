import { SERVICE_KEY_HEADER } from '@octo/shared/auth';
import { methodNotAllowed } from '@octo/shared/http';
import { checkReadiness } from '@/features/health/readiness.service';

/** Readiness: whether this instance should get traffic. The service key adds the reason and the pools. */
export async function GET(request: Request): Promise<Response> {
  const readiness = await checkReadiness(request.headers.get(SERVICE_KEY_HEADER));
  return Response.json(readiness, {
    status: readiness.status === 'ready' ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  });
}

const refuse = methodNotAllowed(['GET']);

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
