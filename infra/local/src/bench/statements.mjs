/** SQL statements per request, counted in the traces that the platform itself records. */
import pg from 'pg';

/** Number of statement spans in a trace, once they have arrived; null when they never do. */
async function statementsOf(client, traceId) {
  const deadline = Date.now() + 15_000;
  let previous = -1;
  while (Date.now() < deadline) {
    const { rows } = await client.query(
      `SELECT count(*)::int AS n FROM observatory.spans
       WHERE trace_id = $1 AND attributes::text LIKE '%db.query.text%' AND service = 'octo-drone-shop'`,
      [traceId],
    );
    const { n } = rows[0];
    // Spans arrive in batches: the count stands when two looks a batch interval apart agree.
    if (n > 0 && n === previous) return n;
    previous = n;
    await new Promise((resolve) => setTimeout(resolve, 2_500));
  }
  return null;
}

/**
 * Sends each request once and reads its trace.
 * @param {Record<string, () => Promise<Response>>} requests
 */
export async function countStatements(databaseUrl, requests) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const counts = {};
    for (const [name, send] of Object.entries(requests)) {
      const response = await send();
      const traceId = response.headers.get('x-trace-id');
      counts[name] = traceId ? await statementsOf(client, traceId) : null;
    }
    return counts;
  } finally {
    await client.end();
  }
}
