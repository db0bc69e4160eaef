import { methodNotAllowed } from '@octo/shared/http';

/** Liveness: the process answers. No I/O, so that a slow database never gets the process restarted. */
export function GET(): Response {
  return Response.json(
    { status: 'ok', service: 'octo-drone-shop', uptimeSeconds: Math.floor(process.uptime()) },
    { headers: { 'cache-control': 'no-store' } },
  );
}

const refuse = methodNotAllowed(['GET']);

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
