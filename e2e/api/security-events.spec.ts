import { randomBytes } from 'node:crypto';
import { expect, test } from '../fixtures/api-test';
import { secondsFromNow } from '../fixtures/database';
import { ATTACKS } from './attacks';

test('an attack is answered like any other text, and recorded with its trace', async ({
  request,
  stack,
  db,
}) => {
  const traceId = randomBytes(16).toString('hex');
  const answer = await request.get(
    `${stack.shopUrl}/api/products?q=${encodeURIComponent(`${ATTACKS.sql} ${traceId}`)}`,
    { headers: { traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01` } },
  );
  expect(answer.status()).toBe(200);
  const found = () =>
    db.rows<{ attackType: string; route: string; mitre: string; owasp: string; address: string }>(
      `SELECT attack_type AS "attackType", route, mitre_technique AS mitre, owasp_category AS owasp,
              client_ip_masked AS address FROM security_events WHERE trace_id = $1`,
      [traceId],
    );
  await expect
    .poll(found, { timeout: 10_000 })
    .toEqual([
      { attackType: 'sqli', route: '/api/products', mitre: 'T1190', owasp: 'A03', address: '127.0.0.0' },
    ]);
  await expect
    .poll(
      () =>
        db.observatory(`SELECT name FROM observatory.spans WHERE trace_id = $1 AND name = 'ATTACK:SQLI'`, [
          traceId,
        ]),
      { timeout: 20_000 },
    )
    .toHaveLength(1);
});

test('ordinary words are recorded as nothing', async ({ request, stack, db }) => {
  const traceId = randomBytes(16).toString('hex');
  const headers = { traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01` };
  for (const words of ["O'Brien", 'select size', 'union jack drone', '5" propeller; carbon'])
    await request.get(`${stack.shopUrl}/api/products?q=${encodeURIComponent(words)}`, { headers });
  // A later attack is written after whatever came before it.
  await request.get(`${stack.shopUrl}/api/products?q=${encodeURIComponent('<script>1</script>')}`, {
    headers,
  });
  await expect
    .poll(() => db.rows('SELECT attack_type FROM security_events WHERE trace_id = $1', [traceId]), {
      timeout: 10_000,
    })
    .toEqual([{ attack_type: 'xss' }]);
});

test('a search for forgotten files and a request from another site are recorded', async ({
  request,
  stack,
  db,
}) => {
  const ids = await Promise.all(
    [
      () => request.get(`${stack.shopUrl}/.env`),
      () =>
        request.post(`${stack.shopUrl}/api/cart/items`, {
          data: { productId: 1 },
          headers: { origin: 'https://elsewhere.example' },
        }),
    ].map(async (send) => (await send()).status()),
  );
  expect(ids).toEqual([404, 403]);
  await expect
    .poll(
      async () =>
        (
          await db.rows<{ type: string }>(
            `SELECT DISTINCT attack_type AS type FROM security_events
              WHERE attack_type IN ('info_disclosure', 'csrf') AND created_at > $1`,
            [secondsFromNow(-300)],
          )
        )
          .map(({ type }) => type)
          .sort(),
      { timeout: 10_000 },
    )
    .toEqual(['csrf', 'info_disclosure']);
});
