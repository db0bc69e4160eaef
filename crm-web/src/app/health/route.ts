import { methodNotAllowed } from '@octo/shared/http';

/** Liveness: the process answers. No I/O, so that a slow database never gets the process killed. */
export function GET(): Response {
  return Response.json(
    { status: 'ok', service: 'enterprise-crm-portal' },
    { headers: { 'cache-control': 'no-store' } },
  );
}

const refuse = methodNotAllowed(['GET']);

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
