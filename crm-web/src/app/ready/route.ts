import { isReady } from '@/ready';

export const dynamic = 'force-dynamic';

/** Readiness: 200 when requests can be served, 503 when the database does not answer. */
export async function GET(): Promise<Response> {
  const ready = await isReady();
  return Response.json(
    { status: ready ? 'ready' : 'unavailable', checks: { database: ready ? 'ok' : 'down' } },
    {
      status: ready ? 200 : 503,
      headers: { 'cache-control': 'no-store', ...(ready ? {} : { 'retry-after': '5' }) },
    },
  );
}
