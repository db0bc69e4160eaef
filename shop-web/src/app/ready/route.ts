import { checkReadiness } from '@/features/health/readiness.service';

/** Readiness: whether this instance should get traffic. */
export async function GET(): Promise<Response> {
  const readiness = await checkReadiness();
  return Response.json(readiness, {
    status: readiness.status === 'ready' ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  });
}
