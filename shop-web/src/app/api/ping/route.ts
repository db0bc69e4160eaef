/** The smallest answer this server can give: the floor that the benchmark compares with. */
export function GET(): Response {
  return Response.json({ ok: true });
}
