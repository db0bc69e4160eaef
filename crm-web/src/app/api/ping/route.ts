import { methodNotAllowed } from '@octo/shared/http';

/** The smallest answer this server can give: the floor that the benchmark compares with. */
export function GET(): Response {
  return Response.json({ ok: true });
}

const refuse = methodNotAllowed(['GET']);

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
