import { randomBytes } from 'node:crypto';
import { expect, test } from '../fixtures/api-test';

const hex = (bytes: number) => randomBytes(bytes).toString('hex');

test.describe('ids of a request', () => {
  test('every answer of the shop carries request, trace and correlation ids', async ({ request, stack }) => {
    for (const path of ['/api/products', '/api/categories', '/api/cart', '/api/products/no-such-drone']) {
      const headers = (await request.get(stack.shopUrl + path)).headers();
      expect.soft(headers['x-request-id'], path).toMatch(/^[\w.:-]{8,128}$/);
      expect.soft(headers['x-trace-id'], path).toMatch(/^[0-9a-f]{32}$/);
      expect.soft(headers['x-correlation-id'], path).toMatch(/^[\w.:-]{8,64}$/);
    }
  });

  test('a trace that a caller began is continued, in answers and in refusals', async ({ request, stack }) => {
    for (const path of ['/api/cart', '/api/products/no-such-drone', '/api/orders']) {
      const traceId = hex(16);
      const headers = { traceparent: `00-${traceId}-${hex(8)}-01` };
      const answer = await request.get(stack.shopUrl + path, { headers });
      expect.soft(answer.headers()['x-trace-id'], path).toBe(traceId);
    }
    const traceId = hex(16);
    const headers = { traceparent: `00-${traceId}-${hex(8)}-01` };
    const answer = await request.get(`${stack.crmUrl}/api/search?q=octo`, { headers });
    expect(answer.headers()['x-trace-id']).toBe(traceId);
  });

  test('a traceparent that is none starts a new trace', async ({ request, stack }) => {
    for (const traceparent of [
      `00-${'0'.repeat(32)}-${hex(8)}-01`,
      'nonsense',
      `ff-${hex(16)}-${hex(8)}-01`,
    ]) {
      const answer = await request.get(`${stack.shopUrl}/api/cart`, { headers: { traceparent } });
      expect.soft(answer.status(), traceparent).toBe(200);
      expect.soft(answer.headers()['x-trace-id'], traceparent).toMatch(/^(?!0{32})[0-9a-f]{32}$/);
    }
  });

  test('harmless ids of the caller are kept, others replaced', async ({ request, stack }) => {
    const kept = await request.get(`${stack.shopUrl}/api/cart`, {
      headers: { 'x-request-id': 'walk-1', 'x-correlation-id': 'journey:7' },
    });
    expect(kept.headers()['x-request-id']).toBe('walk-1');
    expect(kept.headers()['x-correlation-id']).toBe('journey:7');
    const replaced = await request.get(`${stack.shopUrl}/api/cart`, {
      headers: { 'x-request-id': '<script>', 'x-correlation-id': 'x'.repeat(200) },
    });
    expect(replaced.headers()['x-request-id']).not.toContain('<');
    expect(replaced.headers()['x-correlation-id']?.length).toBeLessThanOrEqual(64);
  });

  test('the spans of a call reach the store of the console', async ({ request, stack, db }) => {
    const traceId = hex(16);
    const spanId = hex(8);
    await request.get(`${stack.shopUrl}/api/cart`, {
      headers: { traceparent: `00-${traceId}-${spanId}-01` },
    });
    await expect
      .poll(
        () =>
          db.observatory('SELECT name FROM observatory.spans WHERE trace_id = $1 AND parent_span_id = $2', [
            traceId,
            spanId,
          ]),
        {
          timeout: 20_000,
        },
      )
      .toHaveLength(1);
  });
});
